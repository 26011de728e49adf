package dev.eidos.recipe.library;

import dev.eidos.document.TreeMerge;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.ComponentRef;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a recipe gives to a component's chart. */
public final class ComponentValues {
    private ComponentValues() {}

    /** The component's own values file; null where the library has none. */
    public static @Nullable String ownFile(ComponentRef component, RecipeLibrary library) {
        String path = "components/" + component.name() + "/values.yaml";
        return library.files().has(path) ? path : null;
    }

    /**
     * The component's own values, the recipe's values file over them, and the recipe's overrides over both.
     *
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if the library does not have the recipe's values file
     */
    public static Value.Mapping of(ComponentRef component, RecipeLibrary library) {
        Value.Mapping values = Value.mapping(Map.of());
        for (Value.Mapping of : files(component, library).values()) {
            values = TreeMerge.merge(values, of);
        }
        return TreeMerge.merge(values, component.overrides());
    }

    /**
     * The values by the file of the library that they are from, the weaker first.
     *
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if the library does not have the recipe's values file
     */
    public static Map<String, Value.Mapping> files(ComponentRef component, RecipeLibrary library) {
        Map<String, Value.Mapping> files = new LinkedHashMap<>();
        String own = ownFile(component, library);
        if (own != null) {
            files.put(own, read(own, component, library));
        }
        String named = component.valuesFile();
        if (named != null && !named.equals(own)) {
            files.put(named, read(named, component, library));
        }
        return files;
    }

    private static Value.Mapping read(String file, ComponentRef component, RecipeLibrary library) {
        Value document = library.files().document(file);
        if (document == null) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "the library does not have a component's values file")
                    .object(library.files().place(file))
                    .reason("component '" + component.name() + "' names it")
                    .suggestion("a recipe is used with the library that made it: name it with --data or --library")
                    .build();
        }
        return switch (document) {
            case Value.Mapping mapping -> mapping;
            case Value.Scalar scalar when scalar.value() == null -> Value.mapping(Map.of());
            case Value.Scalar _, Value.Sequence _ ->
                throw EidosException.of(ErrorCode.INVALID_INPUT, "a values file must be a mapping")
                        .object(library.files().place(file))
                        .reason("it is " + document.kind())
                        .build();
        };
    }
}
