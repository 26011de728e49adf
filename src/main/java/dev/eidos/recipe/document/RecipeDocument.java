package dev.eidos.recipe.document;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.ConstraintWarning;
import dev.eidos.recipe.ExcludedOverlay;
import dev.eidos.recipe.LibraryLock;
import dev.eidos.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recipe as a document. */
public final class RecipeDocument {
    public static final String KIND = "Recipe";

    private RecipeDocument() {}

    public static Value.Mapping of(Recipe recipe) {
        // what a reader takes a recipe by must stand there
        boolean empty = recipe.components().isEmpty() && recipe.constraints().isEmpty();
        return new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", KIND)
                .put("metadata", metadata(recipe))
                .put("criteria", CriteriaReader.mapping(recipe.criteria().canonical()))
                .putItems("constraints", constraints(recipe.constraints()))
                .put("componentRefs", empty ? Value.sequence(List.of()) : null)
                .putItems(
                        "componentRefs",
                        recipe.components().stream()
                                .map(ComponentRefReader::document)
                                .toList())
                .putTexts("deploymentOrder", recipe.deploymentOrder())
                .putMapping("configuration", recipe.configuration())
                .putMapping("validation", recipe.validation())
                .build();
    }

    public static Value metadata(Recipe recipe) {
        return new MappingBuilder()
                .put("version", recipe.version())
                .putTexts("appliedOverlays", recipe.appliedOverlays())
                .putItems(
                        "excludedOverlays",
                        recipe.excludedOverlays().stream()
                                .map(RecipeDocument::excluded)
                                .toList())
                .putItems(
                        "constraintWarnings",
                        recipe.warnings().stream().map(RecipeDocument::warning).toList())
                .putMapping("cluster", cluster(recipe.cluster()))
                .put("library", recipe.library() == null ? null : library(recipe.library()))
                .put(ProfileReader.FIELD, recipe.profile() == null ? null : ProfileReader.document(recipe.profile()))
                .build();
    }

    private static Value library(LibraryLock lock) {
        return new MappingBuilder()
                .put("version", lock.version())
                .put("sha256", lock.sha256())
                .build();
    }

    /** What is known of a cluster. */
    public static Value.Mapping cluster(ClusterIdentity cluster) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("context", cluster.context());
        known.put("server", cluster.server());
        known.put("uid", cluster.uid());
        known.values().removeIf(String::isEmpty);
        return Value.mapping(mapping -> known.forEach(mapping::put));
    }

    private static Value excluded(ExcludedOverlay overlay) {
        return overlay.reason() == null
                ? Value.scalar(overlay.name())
                : new MappingBuilder()
                        .put("name", overlay.name())
                        .put("reason", overlay.reason())
                        .build();
    }

    public static List<Value> constraints(List<Constraint> constraints) {
        return constraints.stream().map(ConstraintReader::document).toList();
    }

    public static Value warning(ConstraintWarning warning) {
        return new MappingBuilder()
                .put("overlay", warning.overlay())
                .put("constraint", warning.constraint())
                .put("expected", warning.expected())
                .put("actual", warning.actual())
                .put("reason", warning.reason())
                .build();
    }
}
