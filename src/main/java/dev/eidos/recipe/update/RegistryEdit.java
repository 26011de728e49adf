package dev.eidos.recipe.update;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.library.LibraryFiles;
import org.jspecify.annotations.Nullable;

/** The text of a registry with another version of one component; all else, comments too, stays as it is. */
public final class RegistryEdit {
    private RegistryEdit() {}

    /**
     * Changes the version.
     *
     * @param files of the library whose registry it is
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if the registry does not have the component;
     *     {@link ErrorCode#INVALID_INPUT} if its version stands there in a way that cannot be replaced
     */
    public static String of(LibraryFiles files, String component, String version) {
        String place = files.place(LibraryFiles.REGISTRY);
        Value registry = files.document(LibraryFiles.REGISTRY);
        String text = files.text(LibraryFiles.REGISTRY);
        Value.Scalar old = registry == null ? null : version(registry, component);
        if (text == null || old == null) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "the library does not register a version of the component")
                    .object(component)
                    .reason(text == null ? "there is no " + place : "it is not in " + place)
                    .suggestion("copy the component's entry there: it takes the place of the embedded one")
                    .build();
        }
        int at = offset(text, old.at().line(), old.at().column());
        int quote = at >= 0 && (text.startsWith("\"", at) || text.startsWith("'", at)) ? 1 : 0;
        if (at < 0 || !text.startsWith(old.text(), at + quote)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the version cannot be replaced")
                    .object(place + ":" + old.at().line())
                    .reason("it is written with escapes, or over several lines")
                    .suggestion("write it on one line, then try again")
                    .build();
        }
        int begin = at + quote;
        return text.substring(0, begin) + version + text.substring(begin + old.text().length());
    }

    private static Value.@Nullable Scalar version(Value registry, String component) {
        for (Value entry : registry.items("components")) {
            if (entry.text("name").equals(component) && entry instanceof Value.Mapping mapping) {
                Value chart = inside(mapping, "helm", "defaultVersion");
                Value source = inside(mapping, "kustomize", "defaultTag");
                return chart instanceof Value.Scalar scalar
                        ? scalar
                        : source instanceof Value.Scalar scalar ? scalar : null;
            }
        }
        return null;
    }

    private static @Nullable Value inside(Value.Mapping entry, String kind, String key) {
        return entry.get(kind) instanceof Value.Mapping mapping ? mapping.get(key) : null;
    }

    private static int offset(String text, int line, int column) {
        int start = line < 1 || column < 1 ? -1 : 0;
        for (int i = 1; i < line && start >= 0; i++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? -1 : end + 1;
        }
        boolean there = start >= 0 && text.codePointCount(start, text.length()) >= column - 1;
        return there ? text.offsetByCodePoints(start, column - 1) : -1;
    }
}
