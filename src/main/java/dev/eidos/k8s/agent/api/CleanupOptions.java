package dev.eidos.k8s.agent.api;

import java.time.Duration;

/**
 * The extent of a run's clean-up.
 *
 * @param rbac whether ServiceAccount, roles and bindings that are ours go too
 * @param awaitPod whether to wait until the pod has ended: a privileged process is not left unattended after a failure
 * @param budget for everything together
 */
public record CleanupOptions(boolean rbac, boolean awaitPod, Duration budget) {
    /** Enough for a pod's grace period. */
    public static final Duration DEFAULT_BUDGET = Duration.ofSeconds(20);

    /** After a run that went well: its pod has done its work and is about to end. */
    public static CleanupOptions afterSuccess(boolean rbac) {
        return new CleanupOptions(rbac, false, DEFAULT_BUDGET);
    }

    public static CleanupOptions afterFailure(boolean rbac) {
        return new CleanupOptions(rbac, true, DEFAULT_BUDGET);
    }
}
