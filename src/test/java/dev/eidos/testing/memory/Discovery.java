package dev.eidos.testing.memory;

import dev.eidos.document.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of objects that an {@link InMemoryCluster} says it has in namespaces. */
final class Discovery {
    private static final Map<String, List<String>> KINDS = Map.of(
            "/api/v1",
            List.of("configmaps", "events", "persistentvolumeclaims", "pods", "secrets", "serviceaccounts", "services"),
            "/apis/batch/v1",
            List.of("jobs"),
            "/apis/batch/v1beta1",
            List.of("cronjobs", "jobs"),
            "/apis/rbac.authorization.k8s.io/v1",
            List.of("roles", "rolebindings"));

    private Discovery() {}

    static Optional<Value.Mapping> at(String path) {
        if (path.equals("/apis")) {
            return Optional.of(Value.mapping(
                    all -> all.putItems("groups", List.of(group("batch"), group("rbac.authorization.k8s.io")))));
        }
        return Optional.ofNullable(KINDS.get(path))
                .map(names -> Value.mapping(all -> all.putItems(
                        "resources", names.stream().map(Discovery::kind).toList())));
    }

    private static Value.Mapping group(String name) {
        return Value.mapping(group -> {
            group.put("name", name);
            group.putItems("versions", List.of(version(name + "/v1"), version(name + "/v1beta1")));
        });
    }

    private static Value.Mapping version(String name) {
        return Value.mapping(version -> version.put("groupVersion", name));
    }

    private static Value.Mapping kind(String name) {
        return Value.mapping(kind -> {
            kind.put("name", name);
            kind.put("namespaced", true);
            kind.putTexts("verbs", List.of("get", "list"));
        });
    }
}
