package dev.eidos.k8s.agent;

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
                Rules.roleRef(ObjectKind.ROLE),
                "subjects",
                List.of(Rules.subject(config)));
    }
}
