package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import java.util.List;

/** Pieces of RBAC objects (Role and RoleBinding, rbac.authorization.k8s.io/v1). */
public final class RbacObjects {
    public static final String GROUP = "rbac.authorization.k8s.io";

    private RbacObjects() {}

    public static Value.Mapping rule(String group, String resource, String... verbs) {
        return Trees.map("apiGroups", List.of(group), "resources", List.of(resource), "verbs", List.of(verbs));
    }

    static Value.Mapping roleRef(ObjectKind kind) {
        return Trees.map("apiGroup", GROUP, "kind", kind.kind(), "name", AgentConfig.DEFAULT_NAME);
    }

    public static Value.Mapping subject(AgentConfig config) {
        return Trees.map(
                "kind",
                ObjectKind.SERVICE_ACCOUNT.kind(),
                "name",
                config.placement().serviceAccountName(),
                "namespace",
                config.namespace());
    }
}
