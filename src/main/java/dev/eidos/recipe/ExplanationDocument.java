package dev.eidos.recipe;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;
import dev.eidos.recipe.Explanation.Replaced;
import dev.eidos.recipe.Explanation.Setting;
import dev.eidos.serializer.DocumentHeader;

/** An explanation as a document. */
public final class ExplanationDocument {
    public static final String KIND = "RecipeExplanation";

    private ExplanationDocument() {}

    public static Node of(Explanation explanation) {
        return new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", KIND)
                .put("criteria", CriteriaReader.mapping(explanation.recipe().criteria()))
                .putItems(
                        "overlays",
                        explanation.applied().stream()
                                .map(applied -> new MappingBuilder()
                                        .put("name", applied.head().name())
                                        .put("because", applied.because())
                                        .build())
                                .toList())
                .putItems(
                        "excludedOverlays",
                        explanation.recipe().warnings().stream()
                                .map(RecipeDocument::warning)
                                .toList())
                .putItems(
                        "values",
                        explanation.settings().stream()
                                .map(ExplanationDocument::setting)
                                .toList())
                .build();
    }

    private static Node setting(Setting setting) {
        return new MappingBuilder()
                .put("path", setting.path())
                .put("value", setting.value())
                .put("by", setting.by())
                .putItems(
                        "replaced",
                        setting.replaced().stream()
                                .map(ExplanationDocument::replaced)
                                .toList())
                .build();
    }

    private static Node replaced(Replaced replaced) {
        return new MappingBuilder()
                .put("value", replaced.value())
                .put("by", replaced.by())
                .build();
    }
}
