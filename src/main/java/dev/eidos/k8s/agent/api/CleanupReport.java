package dev.eidos.k8s.agent.api;

import java.util.List;

/**
 * The fate of the objects that a run had created.
 *
 * @param removed objects, such as {@code namespaces/gpu-operator/jobs/eidos}
 * @param kept what stays on purpose, with the reason
 * @param left what should have gone
 */
public record CleanupReport(List<String> removed, List<String> kept, List<Left> left) {

    public CleanupReport {
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
        left = List.copyOf(left);
    }

    /**
     * Something that could not be removed.
     *
     * @param command that removes it
     */
    public record Left(String object, String reason, String command) {}
}
