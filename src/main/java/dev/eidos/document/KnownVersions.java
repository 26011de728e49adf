package dev.eidos.document;

import java.util.List;

/**
 * The apiVersions that are read of each kind: our own, and those of AICR, a tool of the same design, which has changed
 * its group and its numbers, and not with them the shape of its documents.
 */
final class KnownVersions {
    /** AICR's first group, which it had until the middle of 2026. */
    private static final String FIRST = "aicr.nvidia.com/v1alpha1";

    private KnownVersions() {}

    /** The apiVersions of a kind, sorted. */
    static List<String> of(String kind) {
        return switch (kind) {
            // the last one is what AICR wrote in its first weeks
            case "Snapshot" ->
                List.of(FIRST, "aicr.run/v1", "aicr.run/v1alpha2", DocumentHeader.API_VERSION, "snapshot.dgxc.io/v1");
            case "RecipeCriteria" -> List.of(FIRST, "aicr.run/v1", "aicr.run/v1alpha2", DocumentHeader.API_VERSION);
            case "Recipe" ->
                List.of(
                        FIRST,
                        "aicr.run/v1",
                        "aicr.run/v1alpha2",
                        "aicr.run/v1alpha3",
                        "aicr.run/v1beta2",
                        DocumentHeader.API_VERSION);
            case "RecipeMetadata" ->
                List.of(
                        FIRST,
                        "aicr.run/v1alpha2",
                        "aicr.run/v1alpha3",
                        "aicr.run/v1beta1",
                        "aicr.run/v1beta2",
                        DocumentHeader.API_VERSION);
            case "RecipeMixin", "ComponentRegistry" ->
                List.of(FIRST, "aicr.run/v1alpha2", "aicr.run/v1beta1", DocumentHeader.API_VERSION);
            case "AICRConfig" -> List.of(FIRST, "aicr.run/v1alpha2", "aicr.run/v1beta1");
            default -> List.of(DocumentHeader.API_VERSION);
        };
    }
}
