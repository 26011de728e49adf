package dev.eidos.cli.self;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("config.yaml");
        Files.writeString(file, """
            context: prod
            namespace: ours
            image: registry.example.com/eidos:1
            imagePullSecrets: [pull]
            tolerations: ["gpu=yes:NoSchedule"]
            contexts:
              test:
                namespace: scratch
            """);
        Files.writeString(folder.resolve("kubeconfig"), """
            current-context: test
            contexts:
              - {name: test, context: {cluster: c}}
              - {name: prod, context: {cluster: c}}
            clusters:
              - {name: c, cluster: {server: "https://127.0.0.1:1"}}
            """);
    }

    private Run eidos(Map<String, String> more, String... words) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME", "/nonexistent",
                "EIDOS_CONFIG", file.toString(),
                "KUBECONFIG", folder.resolve("kubeconfig").toString()));
        environment.putAll(more);
        return Run.with(environment, words);
    }

    @Test
    void eachValueIsShownWithItsOrigin() {
        // when
        Run run = eidos(Map.of("EIDOS_IMAGE", "other:2"), "config", "view");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "SETTING VALUE FROM",
                        "context prod " + file + ":1",
                        "namespace ours " + file + ":2",
                        "image other:2 EIDOS_IMAGE",
                        "imagePullSecrets pull " + file + ":4",
                        "tolerations gpu=yes:NoSchedule " + file + ":5");
    }

    @Test
    void aFlagChoosesTheContextAndWithItTheSection() {
        assertThat(eidos(Map.of(), "config", "view", "--context", "test", "-o", "yaml")
                        .out())
                .contains("file: " + file + "\n")
                .contains("value: test\n", "from: \"--context\"\n", "value: scratch\n", "from: " + file + ":8\n");
    }

    @Test
    void withoutAConfigurationDefaultsAreShown() {
        assertThat(eidos(Map.of("EIDOS_CONFIG", ""), "config", "view").out())
                .containsPattern("context +test +the kubeconfig's current context\n")
                .containsPattern("namespace +gpu-operator +default\n")
                .containsPattern("imagePullSecrets +- +default\n");
    }

    @Test
    void anAgentIsMadeOfIt() {
        // when
        Run run = eidos(Map.of(), "snapshot", "--deploy-agent", "--dry-run");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("namespace: ours\n", "image: registry.example.com/eidos:1\n", "- name: pull\n")
                .contains("key: gpu\n", "value: \"yes\"\n");
    }

    @Test
    void flagAndEnvironmentComeFirst() {
        assertThat(eidos(Map.of("EIDOS_NAMESPACE", "set"), "snapshot", "--deploy-agent", "--dry-run")
                        .out())
                .contains("namespace: set\n");
        assertThat(eidos(
                                Map.of("EIDOS_NAMESPACE", "set"),
                                "snapshot",
                                "--deploy-agent",
                                "--dry-run",
                                "-n",
                                "named",
                                "--image-pull-secret",
                                "mine")
                        .out())
                .contains("namespace: named\n", "- name: mine\n")
                .doesNotContain("- name: pull\n");
    }

    @Test
    void theSectionIsThatOfTheContextThatIsNamed() {
        assertThat(eidos(Map.of(), "--context", "test", "snapshot", "--deploy-agent", "--dry-run")
                        .out())
                .contains("namespace: scratch\n");
    }

    @Test
    void anUnusableValueIsToldWithItsLine() throws IOException {
        // given
        Files.writeString(file, "tolerations: ['a=b:Never']\n");

        // when
        Run run = eidos(Map.of(), "snapshot", "--deploy-agent", "--dry-run");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(file + ":1");
    }

    @Test
    void commandsThatNeedNoneDoNotReadIt() throws IOException {
        // given
        Files.writeString(file, "nonsense: 1\n");

        // then
        assertThat(eidos(Map.of(), "recipe", "--service", "eks", "--intent", "training")
                        .code())
                .isZero();
        assertThat(eidos(Map.of(), "config", "view").err())
                .startsWith("error: not a valid configuration: " + file + ":1: field 'nonsense' is not known\n");
        assertThat(eidos(Map.of("EIDOS_AGENT", "true"), "get", "OS.kernel.release")
                        .code())
                .isZero();
    }

    @Test
    void aNamedFileMustBeThere() {
        assertThat(eidos(Map.of("EIDOS_CONFIG", folder + "/gone"), "config", "view")
                        .code())
                .isEqualTo(3);
    }
}
