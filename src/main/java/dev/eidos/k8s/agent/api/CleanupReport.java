package dev.eidos.k8s.agent.api;

import java.util.List;

/**
 * The fate of the objects that a run had created.
 *
 * @param removed objects, such as {@code namespaces/gpu-operator/jobs/eidos}
 * @param kept what stays on purpose, with the reason
 * @param lasting what eidos made and keeps for the next run: RBAC, and a namespace of its own
 * @param left what should have gone
 */
public record CleanupReport(List<String> removed, List<String> kept, List<String> lasting, List<Left> left) {

    public CleanupReport {
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
        lasting = List.copyOf(lasting);
        left = List.copyOf(left);
    }

    /**
     * Something that could not be removed.
     *
     * @param command that removes it
     */
    public record Left(String object, String reason, String command) {}
}
