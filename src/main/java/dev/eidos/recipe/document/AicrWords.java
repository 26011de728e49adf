package dev.eidos.recipe.document;

import dev.eidos.recipe.Criterion;

/** The words of AICR's criteria since it has its group {@code aicr.run}: their meaning is not ours everywhere. */
final class AicrWords {
    static final String GROUP = "aicr.run/";

    private AicrWords() {}

    /**
     * The value that a word stands for, as that tool writes it in its libraries: there L40 and L40S are two, and what
     * people run themselves is {@code generic}.
     */
    static String meant(Criterion criterion, String word) {
        return switch (criterion) {
            case SERVICE ->
                switch (word) {
                    case "self-managed", "self", "vanilla" -> "generic";
                    case "openshift" -> "ocp";
                    default -> word;
                };
            case OS ->
                switch (word) {
                    case "al2", "al2023" -> "amazonlinux";
                    default -> word;
                };
            case ACCELERATOR, INTENT, PLATFORM, GPU_STACK -> word;
        };
    }
}
