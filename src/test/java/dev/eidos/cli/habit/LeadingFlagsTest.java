package dev.eidos.cli.habit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadingFlagsTest {
    private static Run eidos(String words) {
        return Run.of(words.split(" ", -1));
    }

    private static Run draft(String before, String after) {
        List<String> words = new ArrayList<>(List.of(before.split(" ", -1)));
        words.addAll(List.of("snapshot", "--deploy-agent", "--dry-run"));
        words.addAll(after.isEmpty() ? List.of() : List.of(after.split(" ", -1)));
        return Run.of(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-n ours", "-nours", "-n=ours", "--namespace ours", "--namespace=ours", "--log-json -n ours"})
    void aNamespaceBeforeTheVerbIsTheCommands(String before) {
        // when
        Run run = draft(before, "");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("namespace: ours\n").doesNotContain("namespace: gpu-operator\n");
    }

    @Test
    void theCommandsOwnFlagReplacesIt() {
        assertThat(draft("-n ours", "-n theirs").out())
                .contains("namespace: theirs\n")
                .doesNotContain("namespace: ours\n");
    }

    @Test
    void ofTwoTheLastCountsSoThatAnAliasCanBeAddedTo() {
        assertThat(draft("-n ours -n theirs", "").out())
                .contains("namespace: theirs\n")
                .doesNotContain("namespace: ours\n");
    }

    @Test
    void anAliasAddsNoClusterToThoseThatAreNamed() {
        // when
        Run run = eidos("--context a --kubeconfig /none get K8s.server.version --context b");

        // then
        assertThat(run.err()).doesNotContain("given more than once").contains("/none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify --help", "recipe lint", "--version", "help snapshot", "snapshot --help"})
    void commandsThatHaveNoSuchFlagOverlookIt(String command) {
        assertThat(eidos("--context a --kubeconfig b -n c " + command)).isEqualTo(eidos(command));
    }

    @Test
    void aNamespaceIsNoRequestForAnAgent() {
        assertThat(eidos("-n ours snapshot --only OS --format json").code()).isZero();
    }

    @Test
    void aValueMayBeCalledLikeACommand() {
        assertThat(eidos("--context recipe verify --help")).isEqualTo(eidos("verify --help"));
    }

    @Test
    void aFlagWithoutAValueSaysSo() {
        assertThat(eidos("--context").err()).startsWith("error: the flag has no value: --context\n");
    }

    @Test
    void vIsDebug() {
        assertThat(eidos("-v recipe lint").err()).contains("debug: exit 0 after");
        assertThat(eidos("recipe lint -v").err()).contains("debug: exit 0 after");
    }
}
