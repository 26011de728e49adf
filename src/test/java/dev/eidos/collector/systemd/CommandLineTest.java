package dev.eidos.collector.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void aRealKubeletKeepsEveryArgument() {
        // given
        List<String> arguments = List.of(
                "/usr/bin/kubelet",
                "--config=/etc/kubernetes/kubelet/config.json",
                "--image-credential-provider-bin-dir",
                "/etc/eks/image-credential-provider",
                "--image-credential-provider-config=/etc/eks/image-credential-provider/config.json",
                "--authentication-token-webhook",
                "--anonymous-auth=false",
                "--authorization-mode=Webhook",
                "--tls-private-key-file=/var/lib/kubelet/pki/kubelet.key",
                "--feature-gates=KubeletServiceAccountTokenForCredentialProviders=true,Other=false",
                "--node-labels=nvidia.com/gpu.present=true",
                "--v=2");

        // when
        String line = CommandLine.of(arguments);

        // then
        assertThat(line).isEqualTo(String.join(" ", arguments));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--token=hunter2",
                "--bootstrap-token hunter2",
                "--password hunter2",
                "--password -hunter2",
                "--client_secret=hunter2",
                "--api-key=hunter2",
                "--basic-auth user:hunter2",
                "TOKEN=hunter2",
                "--set=a=b,db.password=hunter2",
                "--proxy=http://user:hunter2@proxy:3128",
                "--proxy=http://hunter2@proxy:3128/x",
                "https://example.org/?access_token=hunter2&x=1",
                "--private-key=hunter2"
            })
    void aSecretNeverShows(String command) {
        // when
        String line = CommandLine.of(List.of(command.split(" ", -1)));

        // then
        assertThat(line).doesNotContain("hunter2").contains("<redacted>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -H 'Authorization: Bearer hunter2' x",
                "export PASSWORD=hunter2; run",
                "Authorization: Basic hunter2",
                "login --password 'a hunter2'"
            })
    void aScriptWithASecretShowsNothingOfItself(String script) {
        // when
        String line = CommandLine.of(List.of("/bin/sh", "-c", script));

        // then
        assertThat(line).isEqualTo("/bin/sh -c <redacted>");
    }

    @Test
    void whatFollowsTheSecretIsKept() {
        // when
        String line = CommandLine.of(List.of("run", "--password", "hunter2", "--verbose", "file"));

        // then
        assertThat(line).isEqualTo("run --password <redacted> --verbose file");
    }
}
