package dev.eidos.recipe.document;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.FewNotices;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.ConstraintWarning;
import dev.eidos.recipe.DependencyOrder;
import dev.eidos.recipe.ExcludedOverlay;
import dev.eidos.recipe.LibraryLock;
import dev.eidos.recipe.Recipe;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A reader of recipes, those of AICR too, which calls the kind {@code RecipeResult}. */
public final class RecipeReader {
    private static final Set<String> KINDS = Set.of(RecipeDocument.KIND, "RecipeResult");

    private static final Set<String> METADATA = Set.of(
            "version",
            "appliedOverlays",
            "excludedOverlays",
            "constraintWarnings",
            ProfileReader.FIELD,
            "name",
            "cluster",
            "library");

    private final DocumentFields fields;

    private RecipeReader(DocumentFields fields) {
        this.fields = fields;
    }

    /**
     * Reads a recipe.
     *
     * @param text YAML or JSON
     * @param name the file or URL, for errors and notices
     * @param notices is told of each field that was left out
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is no recipe; the error names the place
     */
    public static Recipe read(String text, String name, Consumer<String> notices) {
        return read(DocumentReader.read(text, name, Dialect.RECIPE), name, notices);
    }

    /** As {@link #read(String, String, Consumer)}, of a document that is read already, or of a part of one. */
    public static Recipe read(Value document, String name, Consumer<String> notices) {
        try (var few = new FewNotices(name, notices)) {
            return new RecipeReader(new DocumentFields("recipe", name, few))
                    .recipe(DocumentHeader.check(document, RecipeDocument.KIND, KINDS, name));
        }
    }

    /** Returns whether a document says that it is a recipe. Large documents of other kinds are only looked over. */
    public static boolean isRecipe(String text, String name) {
        if (text.stripLeading().startsWith("{")) {
            return KINDS.contains(DocumentHeader.kind(DocumentReader.read(text, name)));
        }
        return text.lines()
                .filter(line -> line.startsWith("kind:"))
                .map(line -> line.substring("kind:".length())
                        .strip()
                        .replace("\"", "")
                        .replace("'", ""))
                .anyMatch(kind -> KINDS.contains(kind) || kind.equals("recipeResult"));
    }

    private Recipe recipe(Value.Mapping document) {
        fields.known(
                document,
                Set.of(
                        "apiVersion",
                        "kind",
                        "metadata",
                        "criteria",
                        "constraints",
                        "componentRefs",
                        "deploymentOrder",
                        "configuration",
                        "validation"));
        if (!document.entries().containsKey("componentRefs") && document.get("constraints") == null) {
            throw fields.invalid(document, "it has neither componentRefs nor constraints");
        }
        Value.Mapping metadata = fields.mapping(document, "metadata");
        AicrFields.metadata(metadata, METADATA, fields);
        List<ComponentRef> components = fields.items(document, "componentRefs").stream()
                .map(node -> ComponentRefReader.read(node, fields))
                .toList();
        once(components, document);
        return new Recipe(
                fields.optionalText(metadata, "version"),
                CriteriaReader.read(fields.mapping(document, "criteria"), document, fields),
                fields.texts(metadata, "appliedOverlays"),
                fields.items(metadata, "excludedOverlays").stream()
                        .map(this::excluded)
                        .toList(),
                fields.items(metadata, "constraintWarnings").stream()
                        .map(this::warning)
                        .toList(),
                fields.items(document, "constraints").stream()
                        .map(node -> ConstraintReader.read(node, fields))
                        .toList(),
                components,
                order(fields.texts(document, "deploymentOrder"), components, document.get("deploymentOrder")),
                ProfileReader.selected(metadata, fields),
                fields.mapping(document, "configuration"),
                fields.mapping(document, "validation"),
                cluster(fields.mapping(metadata, "cluster")),
                library(fields.mapping(metadata, "library")));
    }

    private @Nullable LibraryLock library(Value.Mapping library) {
        if (library.entries().isEmpty()) {
            return null;
        }
        fields.known(library, Set.of("version", "sha256"));
        return new LibraryLock(fields.optionalText(library, "version"), fields.text(library, "sha256"));
    }

    private ClusterIdentity cluster(Value.Mapping cluster) {
        return new ClusterIdentity(text(cluster, "context"), text(cluster, "server"), text(cluster, "uid"));
    }

    private String text(Value.Mapping mapping, String key) {
        return Objects.requireNonNullElse(fields.optionalText(mapping, key), "");
    }

    /** AICR's recipes have the name alone, or the name and a reason, whatever their version. */
    private ExcludedOverlay excluded(Value node) {
        if (node instanceof Value.Scalar scalar && scalar.value() != null) {
            return new ExcludedOverlay(scalar.value().asText(), null);
        }
        Value.Mapping overlay = fields.mapping(node);
        fields.known(overlay, Set.of("name", "reason"));
        return new ExcludedOverlay(fields.text(overlay, "name"), fields.optionalText(overlay, "reason"));
    }

    private ConstraintWarning warning(Value node) {
        Value.Mapping warning = fields.mapping(node);
        fields.known(warning, Set.of("overlay", "constraint", "expected", "actual", "reason"));
        return new ConstraintWarning(
                fields.text(warning, "overlay"),
                fields.text(warning, "constraint"),
                fields.text(warning, "expected"),
                fields.optionalText(warning, "actual"),
                fields.optionalText(warning, "reason"));
    }

    private void once(List<ComponentRef> components, Value.Mapping document) {
        Set<String> names = new HashSet<>();
        for (ComponentRef component : components) {
            if (!names.add(component.name())) {
                throw fields.invalid(document, "component '" + component.name() + "' stands twice");
            }
        }
    }

    /** Recipes of AICR's older versions have no order: it follows from the dependencies. */
    private List<String> order(List<String> written, List<ComponentRef> components, @Nullable Value place) {
        if (written.isEmpty() || place == null) {
            return DependencyOrder.of(components);
        }
        Set<String> names = new HashSet<>();
        for (ComponentRef component : components) {
            if (!component.isSwitchedOff()) {
                names.add(component.name());
            } else if (written.contains(component.name())) {
                throw fields.invalid(
                        place,
                        "deploymentOrder names '" + component.name() + "', which its overrides switch off",
                        "take it out, or take 'enabled: false' out of its overrides");
            }
        }
        if (written.size() != names.size() || !names.equals(new HashSet<>(written))) {
            throw fields.invalid(place, "deploymentOrder does not name each of the componentRefs once");
        }
        return written;
    }
}
