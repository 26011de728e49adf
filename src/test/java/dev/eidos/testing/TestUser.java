package dev.eidos.testing;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user with exactly the permissions that a test gives, beside what every authenticated user has. Whoever may
 * impersonate can act as it; it has no credentials of its own.
 */
public final class TestUser implements AutoCloseable {
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1";

    private final RawApi api;
    private final String name = "eidos-test-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> namespaces;

    /** Makes a ClusterRole and a Role in each of the namespaces, with their bindings. */
    public TestUser(RawApi api, List<Permission> permissions) {
        this.api = api;
        var byNamespace = permissions.stream().collect(Collectors.groupingBy(Permission::namespace));
        namespaces = List.copyOf(byNamespace.keySet());
        byNamespace.forEach(this::grant);
        byNamespace.forEach((namespace, some) -> Await.until(
                some.getFirst() + " for " + name, Duration.ofSeconds(10), () -> isGranted(some.getFirst())));
    }

    /** The server decides by copies of roles and bindings that are a moment old. */
    private boolean isGranted(Permission permission) {
        String[] resource = permission.resource().split("/", -1);
        var review = api.post("/apis/authorization.k8s.io/v1/subjectaccessreviews", """
            {"spec":{"user":"%s","resourceAttributes":{"namespace":"%s","group":"%s","resource":"%s",
             "subresource":"%s","verb":"%s"}}}
            """.formatted(
                        name,
                        permission.namespace(),
                        permission.group(),
                        resource[0],
                        resource.length > 1 ? resource[1] : "",
                        permission.verb()));
        return Fields.text(review, "status", "allowed").equals("true");
    }

    public String name() {
        return name;
    }

    /** A kubeconfig that acts as this user, by impersonation. */
    public Path kubeconfig(Path file) {
        try {
            Path original = api.server().kubeconfig();
            var config = (Value.Mapping) DocumentReader.read(Files.readString(original), original.toString());
            var entry = (Value.Mapping) config.items("users").getFirst();
            var login = (Value.Mapping) Objects.requireNonNull(entry.entries().get("user"));
            Value.Mapping as = config.with("users", List.of(entry.with("user", login.with("as", name))));
            return Files.writeString(file, JsonWriter.write(as));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void grant(String namespace, List<Permission> permissions) {
        String kind = namespace.isEmpty() ? "ClusterRole" : "Role";
        String meta = "{\"name\":\"%s\",\"labels\":{\"eidos-test\":\"true\"}}".formatted(name);
        String rules = permissions.stream().map(TestUser::rule).collect(Collectors.joining(","));
        api.post(roles(namespace), """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"%s","metadata":%s,"rules":[%s]}
            """.formatted(kind, meta, rules));
        api.post(bindings(namespace), """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"%sBinding","metadata":%s,
             "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"%s","name":"%s"},
             "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"%s"}]}
            """.formatted(kind, meta, kind, name, name));
    }

    private static String rule(Permission permission) {
        return """
            {"apiGroups":["%s"],"resources":["%s"],"verbs":["%s"]}\
            """.formatted(permission.group(), permission.resource(), permission.verb());
    }

    private static String roles(String namespace) {
        return RBAC + (namespace.isEmpty() ? "/clusterroles" : "/namespaces/" + namespace + "/roles");
    }

    private static String bindings(String namespace) {
        return RBAC + (namespace.isEmpty() ? "/clusterrolebindings" : "/namespaces/" + namespace + "/rolebindings");
    }

    @Override
    public void close() {
        namespaces.stream()
                .flatMap(namespace -> Stream.of(bindings(namespace), roles(namespace)))
                .forEach(path -> api.delete(path + "/" + name));
    }
}
