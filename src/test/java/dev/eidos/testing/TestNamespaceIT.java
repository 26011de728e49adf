package dev.eidos.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestNamespaceIT {
    @RegisterExtension
    final TestNamespace namespace = new TestNamespace("leftovers");

    @Test
    void whatIsLeftIsNamed() {
        // given
        namespace.assertNothingLeft();
        for (String resource : List.of("configmaps", "serviceaccounts")) {
            namespace.api().post(namespace.core(resource), """
                metadata: {name: ours, labels: {app.kubernetes.io/managed-by: eidos}}
                """);
            namespace.api().post(namespace.core(resource), "metadata: {name: foreign}");
        }

        // when, then
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> namespace.assertNoRunLeft(Duration.ZERO))
                .withMessageEndingWith(": configmaps/ours");
        namespace.assertNoRunLeft("configmaps/ours");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> namespace.assertNothingLeft("configmaps/ours"))
                .withMessageEndingWith(": serviceaccounts/ours");
    }

    @Test
    void theNamespaceGoesWithItsTest() {
        // given
        var other = TestNamespace.create("short");
        assertThat(phase(other.name())).isEqualTo("Active");

        // when
        other.close();

        // then
        assertThat(phase(other.name())).isNotEqualTo("Active");
    }

    @Test
    void aUserLosesOnePermissionAtATime() {
        // given
        List<Permission> all = AgentPermissions.all(namespace.name());
        Permission missing = new Permission(namespace.name(), "", "pods/log", "get");

        // when
        try (var user = new TestUser(namespace.api(), Permission.except(all, missing))) {
            // then
            assertThat(all).contains(missing).doesNotHaveDuplicates();
            assertThat(all.stream().filter(permission -> !may(user, permission)))
                    .containsExactly(missing);
        }
    }

    @Test
    void aUsersRolesGoWithIt() {
        // given
        var user = new TestUser(namespace.api(), AgentPermissions.all(namespace.name()));
        String role = "/apis/rbac.authorization.k8s.io/v1/clusterroles/" + user.name();
        assertThat(namespace.api().find(role)).isPresent();

        // when
        user.close();

        // then
        assertThat(namespace.api().find(role)).isEmpty();
    }

    private String phase(String name) {
        return namespace
                .api()
                .find("/api/v1/namespaces/" + name)
                .map(found -> Fields.text(found, "status", "phase"))
                .orElse("");
    }

    private boolean may(TestUser user, Permission permission) {
        int slash = permission.resource().indexOf('/');
        String resource =
                slash < 0 ? permission.resource() : permission.resource().substring(0, slash);
        String subresource = slash < 0 ? "" : permission.resource().substring(slash + 1);
        var review = namespace.api().post("/apis/authorization.k8s.io/v1/subjectaccessreviews", """
            {"spec":{"user":"%s","resourceAttributes":{"namespace":"%s","group":"%s","resource":"%s",
             "subresource":"%s","verb":"%s"}}}
            """.formatted(
                user.name(), permission.namespace(), permission.group(), resource, subresource, permission.verb()));
        return Fields.text(review, "status", "allowed").equals("true");
    }
}
