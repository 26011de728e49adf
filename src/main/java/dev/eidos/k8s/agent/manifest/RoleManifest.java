package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;
import java.util.List;

/** Lets the agent write its result: ConfigMaps, in the namespace where the result goes. */
final class RoleManifest {
    private RoleManifest() {}

    static Manifest of(AgentConfig config) {
        return Metadata.manifest(
                ObjectKind.ROLE,
                config.resultNamespace(),
                AgentConfig.DEFAULT_NAME,
                Labels.lasting(config),
                "rules",
                // "create" cannot be limited to a name (kubernetes.io: "Using RBAC Authorization"); "patch" is for
                // server-side apply.
                List.of(RbacObjects.rule("", "configmaps", "get", "list", "create", "update", "patch")));
    }
}
