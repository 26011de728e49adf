package dev.eidos.k8s.agent.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.api.ApiStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    @Test
    void whoMayNotAskIsToldFromWhatIsNotAdmitted() {
        assertThat(Refusals.isOfCaller(status(
                        403,
                        "pods is forbidden: User \"jo\" cannot create resource \"pods\" in API group \"\" in the"
                                + " namespace \"x\"")))
                .isTrue();
        assertThat(Refusals.isOfCaller(
                        status(403, "pods \"eidos-\" is forbidden: exceeded quota: small, requested: cpu=100m")))
                .isFalse();
        assertThat(Refusals.isOfCaller(
                        status(403, "clusterroles \"eidos\" is forbidden: user \"jo\" is attempting to grant RBAC")))
                .isFalse();
    }

    @Test
    void aWebhookThatCannotBeTriedProvesNothing() {
        assertThat(Refusals.isAboutContent(status(400, "admission webhook \"a.b\" does not support dry run")))
                .isFalse();
        assertThat(Refusals.isAboutContent(status(400, "bad"))).isTrue();
        assertThat(Refusals.isAboutContent(status(409, "conflict"))).isFalse();
    }

    private static ApiStatus status(int code, String message) {
        return new ApiStatus(code, "", message, List.of(), null);
    }
}
