package dev.eidos.k8s.agent.rbac;

import dev.eidos.k8s.api.ApiResource;
import java.util.List;

/**
 * The result of cleaning up RBAC objects.
 *
 * @param removed objects that are gone, or that no longer serve this run
 * @param kept objects that are still there
 */
public record RemovedRbac(List<ApiResource> removed, List<Kept> kept) {
    public RemovedRbac {
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
    }

    /**
     * One that is still there.
     *
     * @param failed whether it should be gone, but could not be removed
     */
    public record Kept(ApiResource resource, String reason, boolean failed) {}
}
