package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.registry.SmallRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that answer what no registry should. */
@Timeout(60)
class HostileRegistryTest {
    private static Run verify(SmallRegistry registry) {
        return Run.of("verify", "oci://" + registry.host() + "/org/bundle:v1", "--plain-http");
    }

    private static void assertIsToldAndNoBug(Run run) {
        assertThat(run.code()).as(run.err()).isNotZero().isNotEqualTo(8);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").doesNotContain("\u001b", "\u009b", "a bug in eidos");
        assertThat(run.err().length()).isLessThan(2000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:0/",
                "http://127.0.0.1:99999/",
                "https://127.0.0.1:99999/",
                "http://127.0.0.1:-5/",
                "http://[::1%25lo]:1/",
                "http://a_b/",
                "//",
                "?",
                "#x",
                "mailto:x",
                "http:opaque",
                "http://127.0.0.1:1/%ff%zz",
            })
    void aPlaceThatIsNoneIsRefused(String location) throws Exception {
        try (var registry = new SmallRegistry()) {
            // given
            registry.answering("GET", 302, "", "Location", location);

            // then
            assertIsToldAndNoBug(verify(registry));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer realm=\"https://127.0.0.1:99999/\"",
                "Bearer realm=\"http://127.0.0.1:99999/\"",
                "Bearer realm=\"https://127.0.0.1:0/\",scope=\"a b\"",
                "Bearer realm=\"https://a_b/\"",
                "Bearer realm=\"https://u:p@127.0.0.1:1/#x\"",
                "Bearer realm=\"::\"",
                "Bearer",
                "Basic",
                "Digest x",
                "\"",
            })
    void aChallengeThatIsNoneIsTold(String challenge) throws Exception {
        try (var registry = new SmallRegistry()) {
            // given
            registry.answering("GET", 401, "{}", "WWW-Authenticate", challenge);

            // then
            assertIsToldAndNoBug(verify(registry));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "null",
                "\u001b[2J",
                "{\"errors\":[{\"code\":1e999,\"message\":\"\\u001b]0;x\\u0007\"}]}",
                "{\"errors\":5}",
            })
    void aBodyThatIsNoneIsTold(String body) throws Exception {
        for (int status : new int[] {200, 206, 300, 400, 404, 418, 500, 599, 999}) {
            try (var registry = new SmallRegistry()) {
                // given
                registry.answering("GET", status, body);

                // then
                assertIsToldAndNoBug(verify(registry));
            }
        }
    }

    @Test
    void whatIsDeepOrLongIsRefused() throws Exception {
        for (String body : new String[] {
            "[".repeat(1 << 20), "{\"a\":".repeat(1 << 18), "{\"" + "k".repeat(1 << 20) + "\":1}", "1".repeat(1 << 20)
        }) {
            try (var registry = new SmallRegistry()) {
                // given
                registry.answering("GET", 200, body);

                // then
                assertIsToldAndNoBug(verify(registry));
            }
        }
    }
}
