package dev.eidos.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApiStatusTest {
    @Test
    void whoMayNotAskIsToldFromWhatIsNotAdmitted() {
        assertThat(status(
                                403,
                                "pods is forbidden: User \"jo\" cannot create resource \"pods\" in API group \"\" in"
                                        + " the namespace \"x\"")
                        .isOfCaller())
                .isTrue();
        assertThat(status(403, "pods \"eidos-\" is forbidden: exceeded quota: small, requested: cpu=100m")
                        .isOfCaller())
                .isFalse();
        assertThat(status(403, "clusterroles \"eidos\" is forbidden: user \"jo\" is attempting to grant RBAC")
                        .isOfCaller())
                .isFalse();
    }

    @Test
    void aWebhookThatCannotBeTriedProvesNothing() {
        assertThat(status(400, "admission webhook \"a.b\" does not support dry run")
                        .isAboutContent())
                .isFalse();
        assertThat(status(400, "bad").isAboutContent()).isTrue();
        assertThat(status(409, "conflict").isAboutContent()).isFalse();
    }

    private static ApiStatus status(int code, String message) {
        return new ApiStatus(code, "", message, List.of(), null);
    }
}
