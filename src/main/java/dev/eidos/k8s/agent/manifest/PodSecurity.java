package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.Profile;
import java.util.List;
import java.util.Optional;

/** What the agent's pod and container may do (PodSecurityContext and SecurityContext v1 core). */
final class PodSecurity {
    /** An ordinary user that no node has by chance; the one that minimal images use for "nonroot". */
    private static final int USER = 65532;

    private PodSecurity() {}

    static Optional<Value.Mapping> ofPod(Profile profile) {
        return switch (profile) {
            case PRIVILEGED -> Optional.empty();
            case NODE, RESTRICTED ->
                Optional.of(Trees.map(
                        "runAsNonRoot",
                        true,
                        "runAsUser",
                        USER,
                        "runAsGroup",
                        USER,
                        "seccompProfile",
                        Trees.map("type", "RuntimeDefault")));
        };
    }

    static Value.Mapping ofContainer(Profile profile) {
        return switch (profile) {
            // As root whatever the image says: files of the node that only root may read are what this profile is for.
            case PRIVILEGED -> Trees.map("privileged", true, "runAsUser", 0);
            case NODE, RESTRICTED ->
                Trees.map(
                        "allowPrivilegeEscalation",
                        false,
                        "capabilities",
                        Trees.map("drop", List.of("ALL")),
                        "readOnlyRootFilesystem",
                        true);
        };
    }
}
