package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Credentials;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlattenedSpecTest {

    @Test
    void leavesBecomeScalarsUnderDottedKeys() {
        // given
        Map<String, Object> spec = Map.of(
                "driver",
                Map.of("enabled", true, "version", "570.86.15", "empty", Map.of()),
                "ratio",
                0.5,
                "count",
                3,
                "tolerations",
                List.of(Map.of("key", "nvidia.com/gpu"), Map.of("key", "other")));

        // when
        Map<String, Reading> data = flatten("", spec);

        // then
        assertThat(data)
                .isEqualTo(Map.of(
                        "driver.enabled", Reading.of(true),
                        "driver.version", Reading.of("570.86.15"),
                        "ratio", Reading.of(new BigDecimal("0.5")),
                        "count", Reading.of(3),
                        "tolerations.0.key", Reading.of("nvidia.com/gpu"),
                        "tolerations.1.key", Reading.of("other")));
    }

    @Test
    void environmentVariablesGoByTheirNamesAndCredentialsAreHidden() {
        // given
        Map<String, Object> spec = Map.of(
                "driver",
                Map.of(
                        "env",
                        List.of(
                                Map.of("name", "MODE", "value", "fast"),
                                Map.of("name", "NGC_API_KEY", "value", "nvapi-123"),
                                Map.of("name", "DB_PASSWORD", "value", "hunter2"),
                                Map.of("name", "HTTPS_PROXY", "value", "http://me:hunter2@proxy:3128/x"))));

        // when
        Map<String, Reading> data = flatten("gpu.", spec);

        // then
        assertThat(data)
                .isEqualTo(Map.of(
                        "gpu.driver.env.MODE", Reading.of("fast"),
                        "gpu.driver.env.NGC_API_KEY", Reading.of(Credentials.REDACTED),
                        "gpu.driver.env.DB_PASSWORD", Reading.of(Credentials.REDACTED),
                        "gpu.driver.env.HTTPS_PROXY", Reading.of("http://<redacted>@proxy:3128/x")));
    }

    @Test
    void namesOfSecretsAreNoSecrets() {
        // given
        Map<String, Object> spec = Map.of(
                "imagePullSecrets", List.of("ngc"), "secretName", "s", "tokenSecretRef", "r", "authToken", "abc");

        // when, then
        assertThat(flatten("", spec))
                .isEqualTo(Map.of(
                        "imagePullSecrets.0", Reading.of("ngc"),
                        "secretName", Reading.of("s"),
                        "tokenSecretRef", Reading.of("r"),
                        "authToken", Reading.of(Credentials.REDACTED)));
    }

    @Test
    void credentialsAmongArgumentsAreHidden() {
        // given
        Map<String, Object> spec = Map.of(
                "args",
                List.of("--token=abc", "--v=2", "--password", "hunter2", "--auth-token", "--debug"),
                "command",
                List.of("sh", "-c", "run --password hunter2"),
                "header",
                List.of("Authorization: Bearer hunter2"),
                "clientSecret",
                "abc");

        // when
        Map<String, Reading> data = flatten("", spec);

        // then
        assertThat(data)
                .containsEntry("args.0", Reading.of("--token=<redacted>"))
                .containsEntry("args.1", Reading.of("--v=2"))
                .containsEntry("args.2", Reading.of("--password"))
                .containsEntry("args.3", Reading.of(Credentials.REDACTED))
                .containsEntry("args.5", Reading.of("--debug"))
                .containsEntry("command.2", Reading.of(Credentials.REDACTED))
                .containsEntry("header.0", Reading.of(Credentials.REDACTED))
                .containsEntry("clientSecret", Reading.of(Credentials.REDACTED));
    }

    private static Map<String, Reading> flatten(String prefix, Map<String, Object> spec) {
        Subtype.Builder subtype = Subtype.named("policy");
        new FlattenedSpec(prefix).addTo(subtype, spec);
        return subtype.build().data();
    }
}
