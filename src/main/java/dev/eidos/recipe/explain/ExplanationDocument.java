package dev.eidos.recipe.explain;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.document.CriteriaReader;
import dev.eidos.recipe.document.RecipeDocument;
import dev.eidos.recipe.explain.Explanation.Replaced;
import dev.eidos.recipe.explain.Explanation.Setting;

/** An explanation as a document. */
public final class ExplanationDocument {
    public static final String KIND = "RecipeExplanation";

    private ExplanationDocument() {}

    public static Value of(Explanation explanation) {
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

    private static Value setting(Setting setting) {
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

    private static Value replaced(Replaced replaced) {
        return new MappingBuilder()
                .put("value", replaced.value())
                .put("by", replaced.by())
                .build();
    }
}
