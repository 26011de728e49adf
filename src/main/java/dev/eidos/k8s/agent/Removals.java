package dev.eidos.k8s.agent;

import dev.eidos.k8s.client.ApiRequest;
import dev.eidos.k8s.client.ApiResource;
import java.util.Map;

/** Deletions that hit one object in one state, or nothing. */
final class Removals {
    private Removals() {}

    /** If somebody has changed it since it was found, such as to use it too, the server refuses. */
    static ApiRequest request(ApiResource resource, Identity found) {
        return new ApiRequest(
                "DELETE",
                resource.path(),
                Map.of(),
                "application/json",
                Trees.map(
                        "apiVersion",
                        "v1",
                        "kind",
                        "DeleteOptions",
                        "propagationPolicy",
                        "Background",
                        "preconditions",
                        Trees.map("uid", found.uid(), "resourceVersion", found.resourceVersion())),
                resource.object());
    }
}
