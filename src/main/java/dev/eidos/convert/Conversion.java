package dev.eidos.convert;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.FewNotices;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.document.RecipeDocument;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.snapshot.SnapshotReader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of a document, AICR's in any of its versions or our own, into one of ours. What kind it is its
 * {@code kind} says, or else what it holds.
 */
public final class Conversion {
    private Conversion() {}

    /**
     * Converts.
     *
     * @param text YAML or JSON
     * @param name the file or URL, for errors and notices
     * @param notices is told of everything that has no place in our document
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it cannot be read, or there is nothing of ours
     *     that says the same
     */
    public static Converted of(String text, String name, Consumer<String> notices) {
        Value document = DocumentReader.read(text, name);
        if (!(document instanceof Value.Mapping mapping)) {
            throw unusable(name, "it is " + document.kind() + ", not a document with a kind", null);
        }
        return switch (kind(mapping)) {
            case "ConfigMap" -> {
                HeldDocument content = HeldDocument.of(mapping, name);
                yield of(content.text(), content.name(), notices);
            }
            case "Snapshot" -> snapshot(mapping, name, notices);
            case "Recipe", "RecipeResult" ->
                new Converted(RecipeDocument.KIND, RecipeDocument.of(RecipeReader.read(text, name, notices)));
            case "RecipeCriteria" -> CriteriaConversion.document(mapping, name, notices);
            case "AICRConfig" -> CriteriaConversion.ofConfig(mapping, name, notices);
            case "RecipeMetadata", "RecipeMixin", "ComponentRegistry" ->
                LibraryConversion.of(kind(mapping), text, name, notices);
            case "BundleInfo", "BundleProvenance" ->
                throw unusable(
                        name,
                        "kind " + kind(mapping) + " tells of a bundle that AICR made, and there is nothing of ours that"
                                + " says the same",
                        "make the bundle anew from the recipe.yaml in it: eidos bundle");
            case "" ->
                throw unusable(
                        name,
                        "it has no kind, and neither measurements, nor componentRefs or constraints, nor components",
                        "pass a snapshot, a recipe, criteria, or a file of a recipe library");
            default ->
                throw unusable(
                        name,
                        "kind " + kind(mapping) + " is not known here",
                        "known are Snapshot, RecipeResult, RecipeCriteria, RecipeMetadata, RecipeMixin,"
                                + " ComponentRegistry, AICRConfig, and a ConfigMap that holds one of them");
        };
    }

    /** Snapshots and recipes are written by hand without a kind, and by some tools too. */
    private static String kind(Value.Mapping document) {
        String kind = DocumentHeader.kind(document);
        if (!kind.isEmpty()) {
            return kind;
        }
        return document.get("measurements") != null
                ? SnapshotDocument.KIND
                : document.get("componentRefs") != null || document.get("constraints") != null
                        ? RecipeDocument.KIND
                        : document.get("components") != null ? "ComponentRegistry" : "";
    }

    private static Converted snapshot(Value.Mapping document, String name, Consumer<String> notices) {
        try (var few = new FewNotices(name, notices)) {
            Value fingerprint = document.get("fingerprint");
            if (fingerprint != null) {
                few.accept(name + ": 'fingerprint' has no place here: eidos tells the same from the measurements;"
                        + " left out");
            }
        }
        return new Converted(
                SnapshotDocument.KIND,
                SnapshotDocument.of(SnapshotNames.asOurs(SnapshotReader.read(document, name, notices))));
    }

    static EidosException unusable(String name, String reason, @Nullable String suggestion) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "cannot convert this document")
                .object(name)
                .reason(reason)
                .suggestion(suggestion)
                .build();
    }
}
