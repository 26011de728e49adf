package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;
import java.util.List;

/** Gives the Role to the agent's ServiceAccount, which lives where the Job does. */
final class RoleBindingManifest {
    private RoleBindingManifest() {}

    static Manifest of(AgentConfig config) {
        return Metadata.manifest(
                ObjectKind.ROLE_BINDING,
                config.resultNamespace(),
                AgentConfig.DEFAULT_NAME,
                Labels.lasting(config),
                "roleRef",
                RbacObjects.roleRef(ObjectKind.ROLE),
                "subjects",
                List.of(RbacObjects.subject(config)));
    }
}
