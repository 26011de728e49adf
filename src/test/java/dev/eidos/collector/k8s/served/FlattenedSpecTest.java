package dev.eidos.collector.k8s.served;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.redact.CredentialMask;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlattenedSpecTest {

    @Test
    void leavesBecomeScalarsUnderDottedKeys() {
        // when
        Map<String, Reading> data = flatten("", """
            {"driver": {"enabled": true, "version": "570.86.15", "empty": {}, "none": null},
             "ratio": 0.5,
             "count": 3,
             "tolerations": [{"key": "nvidia.com/gpu"}, {"key": "other"}]}\
            """);

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
        // when
        Map<String, Reading> data = flatten("gpu.", """
            {"driver": {"env": [
              {"name": "MODE", "value": "fast"},
              {"name": "NGC_API_KEY", "value": "nvapi-123"},
              {"name": "DB_PASSWORD", "value": "hunter2"},
              {"name": "HTTPS_PROXY", "value": "http://me:hunter2@proxy:3128/x"}]}}\
            """);

        // then
        assertThat(data)
                .isEqualTo(Map.of(
                        "gpu.driver.env.MODE", Reading.of("fast"),
                        "gpu.driver.env.NGC_API_KEY", Reading.of(CredentialMask.REDACTED),
                        "gpu.driver.env.DB_PASSWORD", Reading.of(CredentialMask.REDACTED),
                        "gpu.driver.env.HTTPS_PROXY", Reading.of("http://<redacted>@proxy:3128/x")));
    }

    @Test
    void namesOfSecretsAreNoSecrets() {
        // when
        Map<String, Reading> data = flatten("", """
            {"imagePullSecrets": ["ngc"], "secretName": "s", "tokenSecretRef": "r", "authToken": "abc"}\
            """);

        // then
        assertThat(data)
                .isEqualTo(Map.of(
                        "imagePullSecrets.0", Reading.of("ngc"),
                        "secretName", Reading.of("s"),
                        "tokenSecretRef", Reading.of("r"),
                        "authToken", Reading.of(CredentialMask.REDACTED)));
    }

    @Test
    void credentialsAmongArgumentsAreHidden() {
        // when
        Map<String, Reading> data = flatten("", """
            {"args": ["--token=abc", "--v=2", "--password", "hunter2", "--auth-token", "--debug"],
             "command": ["sh", "-c", "run --password hunter2"],
             "header": ["Authorization: Bearer hunter2"],
             "clientSecret": "abc"}\
            """);

        // then
        assertThat(data)
                .containsEntry("args.0", Reading.of("--token=<redacted>"))
                .containsEntry("args.1", Reading.of("--v=2"))
                .containsEntry("args.2", Reading.of("--password"))
                .containsEntry("args.3", Reading.of(CredentialMask.REDACTED))
                .containsEntry("args.5", Reading.of("--debug"))
                .containsEntry("command.2", Reading.of(CredentialMask.REDACTED))
                .containsEntry("header.0", Reading.of(CredentialMask.REDACTED))
                .containsEntry("clientSecret", Reading.of(CredentialMask.REDACTED));
    }

    private static Map<String, Reading> flatten(String prefix, String spec) {
        Subtype.Builder subtype = Subtype.named("policy");
        new FlattenedSpec(prefix).addTo(subtype, DocumentReader.read(spec, "spec"));
        return subtype.build().data();
    }
}
