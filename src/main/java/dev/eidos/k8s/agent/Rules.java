package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import java.util.List;

/** Pieces of RBAC objects (Role and RoleBinding, rbac.authorization.k8s.io/v1). */
final class Rules {
    static final String GROUP = "rbac.authorization.k8s.io";

    private Rules() {}

    static Node.Mapping rule(String group, String resource, String... verbs) {
        return Trees.map("apiGroups", List.of(group), "resources", List.of(resource), "verbs", List.of(verbs));
    }

    static Node.Mapping roleRef(ObjectKind kind) {
        return Trees.map("apiGroup", GROUP, "kind", kind.kind(), "name", AgentConfig.DEFAULT_NAME);
    }

    static Node.Mapping subject(AgentConfig config) {
        return Trees.map(
                "kind",
                ObjectKind.SERVICE_ACCOUNT.kind(),
                "name",
                config.serviceAccountName(),
                "namespace",
                config.namespace());
    }
}
