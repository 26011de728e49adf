package dev.eidos.k8s.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a credential plugin to what an API server hears. */
@Timeout(60)
class PluginLoginTest {
    /** The how manyth run it is. */
    private static final String COUNT = "n=$(cat \"$0.n\" 2>/dev/null || echo 0); n=$((n+1)); echo $n > \"$0.n\"\n";

    @TempDir
    static Path made;

    static TestKeys keys;

    @TempDir
    Path folder;

    private LoginFolder login;

    @BeforeAll
    static void make() throws Exception {
        keys = TestKeys.in(made)
                .authority("ca")
                .server("here", "ca", "ip:127.0.0.1")
                .client("rsa", "ca", "RSA")
                .client("ec", "ca", "EC");
    }

    @BeforeEach
    void start() throws IOException {
        login = new LoginFolder(folder, keys, "here");
    }

    @AfterEach
    void stop() {
        login.close();
    }

    @Test
    void everyArgumentOfAPluginArrivesAsWritten() throws IOException {
        // given
        login.plugin(
                "for a in \"$@\"; do printf '[%s]' \"$a\"; done > \"$(dirname \"$0\")/arguments\"", "token\":\"tok");

        // when
        login.ask(login.exec("args: [\"$HOME\", \"`id`\", \"*\", \"x\\\\y\", \"(p)\", \"a&b\", \"\", \"a\\tb\","
                + " \"c;touch${IFS}x\"]"));

        // then
        assertThat(folder.resolve("arguments")).hasContent("[$HOME][`id`][*][x\\y][(p)][a&b][][a\tb][c;touch${IFS}x]");
        assertThat(login.last().header("Authorization")).isEqualTo("Bearer tok");
    }

    @Test
    void whatAPluginSaysIsPassedOnAndOnlyItsOutputIsRead() throws IOException {
        // given
        login.plugin("echo 'open https://log.in and enter ABCD' >&2", "token\":\"tok");

        // when
        login.ask(login.exec("args: []"));

        // then
        assertThat(login.said()).containsExactly("plugin: open https://log.in and enter ABCD");
        assertThat(login.last().header("Authorization")).isEqualTo("Bearer tok");
    }

    @Test
    void aPluginIsToldOfTheClusterIfItAsks() throws IOException {
        // given
        login.plugin(
                "printf '%s' \"$KUBERNETES_EXEC_INFO\" > \"$(dirname \"$0\")/info\"; read -r x; [ -z \"$x\" ]",
                "token\":\"t");

        // when
        login.ask(login.exec("provideClusterInfo: true, env: [{name: A, value: b}]"));

        // then
        assertThat(Files.readString(folder.resolve("info")))
                .isEqualTo("{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"spec\":"
                        + "{\"cluster\":{\"server\":\"" + login.api().url() + "\",\"certificate-authority-data\":\""
                        + LoginFolder.data(keys.certificate("ca"))
                        + "\",\"config\":{\"audience\":\"x\"}},\"interactive\":false}}");
    }

    @Test
    void aPluginMayGiveACertificate() throws IOException {
        // given
        String both =
                "clientCertificateData\":\"" + LoginFolder.json(keys.certificate("ec")) + "\",\"clientKeyData\":\""
                        + LoginFolder.json(keys.curve("ec") + keys.olderKey("ec", "EC PRIVATE KEY"));
        login.plugin(":", both);

        // when
        login.ask(login.exec("args: []"));

        // then
        assertThat(login.last().client()).isEqualTo("CN=ec");
    }

    @Test
    void aRefusedTokenOfAPluginIsAskedForAnew() throws IOException {
        // given
        login.plugin(COUNT, "token\":\"tok'$n'");
        login.api().onlyFor(one -> one.header("Authorization").equals("Bearer tok2"));

        // when
        login.ask(login.exec("args: []"));

        // then
        assertThat(login.api().heard())
                .extracting(one -> one.header("Authorization"))
                .containsExactly("Bearer tok1", "Bearer tok2");
    }

    @Test
    void aPluginThatFailsIsToldWithItsLastWordsAndItsHintButNotItsArguments() throws IOException {
        // given
        login.plugin("echo 'session over' >&2; exit 3", "token\":\"t");

        // when
        EidosException failure =
                login.refused(login.exec("args: [\"--secret=hidden\"], installHint: \"get it there\""));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(failure.reason()).isEqualTo("it ended with exit code 3: session over");
        assertThat(failure.suggestion()).contains("get it there").doesNotContain("hidden");
    }

    @Test
    void aPluginThatRepeatsItsArgumentsDoesNotTellThemThroughTheFailure() throws IOException {
        // given
        login.plugin("echo \"usage: $0 $*\" >&2; exit 2", "token\":\"t");

        // when
        EidosException failure = login.refused(login.exec("args: [\"--oidc-client-secret=hidden\"]"));

        // then
        assertThat(failure.reason()).contains("usage: ").contains("--oidc-client-secret=<redacted>");
        assertThat(failure.toString() + failure.suggestion()).doesNotContain("hidden");
    }

    @Test
    void argumentsInThePlaceOfAPluginsNameAreNotTold() throws IOException {
        // when
        EidosException failure = login.refused("exec: {apiVersion: client.authentication.k8s.io/v1,"
                + " command: \"oidc-login --client-secret=hidden\"}");

        // then
        assertThat(failure.object()).isEqualTo("oidc-login --client-secret=<redacted>");
        assertThat(failure.toString() + failure.suggestion()).doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET",
                "{\"token\": SECRET}",
                "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\",\"status\":{\"token\":\"SECRET\"}}",
                "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"SECRET\\u0007\"}}",
                "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"clientKeyData\":\"SECRET\"}}"
            })
    void nothingOfAPluginsOutputIsEverQuoted(String output) throws IOException {
        // given
        Path answer = login.file("answer", output);
        login.script("cat '" + answer + "'");

        // when
        EidosException failure = login.refused(login.exec("args: []"));

        // then
        assertThat(failure.toString() + failure.object() + failure.suggestion()).doesNotContain("SECRET");
        assertThat(failure).hasNoCause();
    }

    @Test
    void aPluginThatNeedsATerminalIsNotRunWithoutOne() throws IOException {
        // given
        login.plugin("touch \"$0.ran\"", "token\":\"t");

        // when
        EidosException failure = login.refused(login.exec("interactiveMode: Always"));

        // then
        assertThat(failure.reason()).contains("no terminal");
        assertThat(folder.resolve("plugin.ran")).doesNotExist();
    }

    @Test
    void aPluginThatDoesNotAskIsToldNothingOfTheCluster() throws IOException {
        // given
        login.plugin("printf '%s' \"$KUBERNETES_EXEC_INFO\" > \"$(dirname \"$0\")/info\"", "token\":\"t");

        // when
        login.ask(login.exec("args: []"));

        // then
        assertThat(folder.resolve("info"))
                .hasContent("{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"spec\":"
                        + "{\"interactive\":false}}");
    }

    @Test
    void aRenewedCertificateIsShownFromThenOn() throws IOException {
        // given
        login.file("1", certificate("rsa"));
        login.file("2", certificate("ec"));
        login.script(COUNT + "cat \"$(dirname \"$0\")/$n\"");
        login.api().onlyFor(one -> one.client().equals("CN=ec"));

        // when
        login.ask(login.exec("args: []"));

        // then
        assertThat(login.api().heard()).extracting(TlsApi.Heard::client).containsExactly("CN=rsa", "CN=ec");
    }

    private static String certificate(String alias) {
        return "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{"
                + "\"clientCertificateData\":\"" + LoginFolder.json(keys.certificate(alias)) + "\",\"clientKeyData\":\""
                + LoginFolder.json(keys.key(alias)) + "\"}}";
    }

    @Test
    void aTokenThatIsRefusedTwiceIsNotAskedForAThirdTime() throws IOException {
        // given
        login.plugin(COUNT, "token\":\"tok'$n'");
        login.api().onlyFor(one -> false);

        // when
        login.hear(login.exec("args: []"));

        // then
        assertThat(login.api().heard())
                .extracting(one -> one.header("Authorization"))
                .containsExactly("Bearer tok1", "Bearer tok2");
        assertThat(folder.resolve("plugin.n")).hasContent("2");
    }
}
