package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;
import java.util.List;

/** Gives the ClusterRole to the agent's ServiceAccount, which lives where the Job does. */
final class ClusterRoleBindingManifest {
    private ClusterRoleBindingManifest() {}

    static Manifest of(AgentConfig config) {
        return Metadata.manifest(
                ObjectKind.CLUSTER_ROLE_BINDING,
                "",
                AgentConfig.DEFAULT_NAME,
                Labels.lasting(config),
                "roleRef",
                RbacObjects.roleRef(ObjectKind.CLUSTER_ROLE),
                "subjects",
                List.of(RbacObjects.subject(config)));
    }
}
