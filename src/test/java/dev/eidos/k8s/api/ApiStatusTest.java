package dev.eidos.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "upstream connect error or disconnect/reset before headers | : upstream connect error or"
                        + " disconnect/reset before headers",
                "'\n no healthy upstream \nsecond' | : no healthy upstream",
                "<html><HEAD><Title>503 Service Unavailable</Title></html> | : 503 Service Unavailable",
                "<html>busy</html> | ''",
                "{\"error\":\"quota\"} | : quota",
                "{\"error\":{\"message\":\"quota\"}} | : quota",
                "{broken | ''",
                "'' | ''",
                "Authorization: Bearer abcdefghijklmnopqrstuvwxyz0123456789 | -",
            })
    void theWordsOfAProxyAreTold(String body, @Nullable String told) {
        // when
        String message = ApiStatus.of(503, body, null).message();

        // then
        if (told == null) {
            assertThat(message).doesNotContain("abcdefghijklmnopqrstuvwxyz");
        } else {
            assertThat(message).isEqualTo("the server answered 503" + told);
        }
    }

    @Test
    void longWordsAreShortened() {
        assertThat(ApiStatus.of(503, "x ".repeat(5_000), null).message()).hasSizeLessThan(400);
    }

    @Test
    void aFailureUnderASuccessIsAFailure() {
        assertThat(inSuccess("{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":403,\"message\":\"no\"}"))
                .isEqualTo(status(403, "no"));
        assertThat(inSuccess("{\"kind\":\"Status\",\"status\":\"Failure\"}"))
                .isEqualTo(status(500, "the server answered 500"));
        assertThat(inSuccess("{\"kind\":\"Status\",\"status\":\"Success\",\"x\":\"Failure\"}"))
                .isNull();
        assertThat(inSuccess("{\"kind\":\"EventList\",\"items\":[{\"kind\":\"Status\",\"status\":\"Failure\"}]}"))
                .isNull();
    }

    private static @Nullable ApiStatus inSuccess(String body) {
        return ApiStatus.inSuccess(body.getBytes(StandardCharsets.UTF_8), null);
    }

    private static ApiStatus status(int code, String message) {
        return new ApiStatus(code, "", message, List.of(), null);
    }
}
