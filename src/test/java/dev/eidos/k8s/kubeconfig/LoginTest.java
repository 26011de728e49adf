package dev.eidos.k8s.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.credential.AccessNotices;
import dev.eidos.testing.ForwardProxy;
import dev.eidos.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a kubeconfig to what an API server hears. */
@Timeout(60)
class LoginTest {
    @TempDir
    static Path made;

    static TestKeys keys;

    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private TlsApi api;

    @BeforeAll
    static void make() throws Exception {
        keys = TestKeys.in(made)
                .authority("ca")
                .server("here", "ca", "ip:127.0.0.1")
                .server("elsewhere", "ca", "dns:kube.example")
                .client("rsa", "ca", "RSA")
                .client("ec", "ca", "EC")
                .client("ed", "ca", "Ed25519");
    }

    @BeforeEach
    void start() throws IOException {
        api = new TlsApi(keys, "here");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec", "ed"})
    void aClientCertificateLogsInAlsoOutOfOneFileWithItsKey(String alias) throws IOException {
        // given
        file("client.pem", keys.certificate(alias) + keys.key(alias));

        // when
        ask("client-certificate: client.pem, client-key: ./client.pem");

        // then
        assertThat(last().client()).isEqualTo("CN=" + alias);
    }

    @Test
    void lineEndsInDataAreOfTheYaml() throws IOException {
        // given
        String folded = data(keys.certificate("ca")).replaceAll("(.{76})", "$1\n        ");
        Path kubeconfig = file("kubeconfig", """
            current-context: c
            contexts: [{name: c, context: {cluster: c, user: c}}]
            clusters:
            - name: c
              cluster:
                server: %s
                certificate-authority-data: |
                    %s
            users: [{name: c, user: {token: t}}]
            """.formatted(api.url(), folded));

        // when
        ask(kubeconfig);

        // then
        assertThat(last().header("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void aTokenWithALineEndIsRefusedWithoutQuotingIt() throws IOException {
        // when
        EidosException failure = refused("token: \"SECRETTOKEN\\n\"");

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure.toString() + failure.object() + failure.getCause()).doesNotContain("SECRETTOKEN");
        assertThat(api.heard()).isEmpty();
    }

    @Test
    void impersonationIsSentInAllItsParts() throws IOException {
        // when
        ask("token: t, as: a, as-uid: u, as-groups: [g, h], as-user-extra: {\"x/y\": [1, z]}");

        // then
        assertThat(last().header("Impersonate-user")).isEqualTo("a");
        assertThat(last().header("Impersonate-uid")).isEqualTo("u");
        assertThat(last().header("Impersonate-group")).isEqualTo("g, h");
        assertThat(last().header("Impersonate-extra-x%2fy")).isEqualTo("1, z");
    }

    @Test
    void aNameAndPasswordLogIn() throws IOException {
        // when
        ask("username: me, password: p");

        // then
        assertThat(last().header("Authorization")).isEqualTo("Basic bWU6cA==");
    }

    @Test
    void everyArgumentOfAPluginArrivesAsWritten() throws IOException {
        // given
        plugin("for a in \"$@\"; do printf '[%s]' \"$a\"; done > \"$(dirname \"$0\")/arguments\"", "token\":\"tok");

        // when
        ask(exec("args: [\"$HOME\", \"`id`\", \"*\", \"x\\\\y\", \"(p)\", \"a&b\", \"\", \"a\\tb\","
                + " \"c;touch${IFS}x\"]"));

        // then
        assertThat(folder.resolve("arguments")).hasContent("[$HOME][`id`][*][x\\y][(p)][a&b][][a\tb][c;touch${IFS}x]");
        assertThat(last().header("Authorization")).isEqualTo("Bearer tok");
    }

    @Test
    void whatAPluginSaysIsPassedOnAndOnlyItsOutputIsRead() throws IOException {
        // given
        plugin("echo 'open https://log.in and enter ABCD' >&2", "token\":\"tok");

        // when
        ask(exec("args: []"));

        // then
        assertThat(said).containsExactly("plugin: open https://log.in and enter ABCD");
        assertThat(last().header("Authorization")).isEqualTo("Bearer tok");
    }

    @Test
    void aPluginIsToldOfTheClusterIfItAsks() throws IOException {
        // given
        plugin(
                "printf '%s' \"$KUBERNETES_EXEC_INFO\" > \"$(dirname \"$0\")/info\"; read -r x; [ -z \"$x\" ]",
                "token\":\"t");

        // when
        ask(exec("provideClusterInfo: true, env: [{name: A, value: b}]"));

        // then
        assertThat(Files.readString(folder.resolve("info")))
                .isEqualTo("{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"spec\":"
                        + "{\"cluster\":{\"server\":\"" + api.url() + "\",\"certificate-authority-data\":\""
                        + data(keys.certificate("ca")) + "\",\"config\":{\"audience\":\"x\"}},\"interactive\":false}}");
    }

    @Test
    void aPluginMayGiveACertificate() throws IOException {
        // given
        String both = "clientCertificateData\":\"" + json(keys.certificate("ec")) + "\",\"clientKeyData\":\""
                + json(keys.curve("ec") + keys.olderKey("ec", "EC PRIVATE KEY"));
        plugin(":", both);

        // when
        ask(exec("args: []"));

        // then
        assertThat(last().client()).isEqualTo("CN=ec");
    }

    @Test
    void aRefusedTokenOfAPluginIsAskedForAnew() throws IOException {
        // given
        plugin("n=$(cat \"$0.n\" 2>/dev/null || echo 0); n=$((n+1)); echo $n > \"$0.n\"", "token\":\"tok'$n'");
        api.onlyFor(one -> one.header("Authorization").equals("Bearer tok2"));

        // when
        ask(exec("args: []"));

        // then
        assertThat(api.heard())
                .extracting(one -> one.header("Authorization"))
                .containsExactly("Bearer tok1", "Bearer tok2");
    }

    @Test
    void aPluginThatFailsIsToldWithItsLastWordsAndItsHintButNotItsArguments() throws IOException {
        // given
        plugin("echo 'session over' >&2; exit 3", "token\":\"t");

        // when
        EidosException failure = refused(exec("args: [\"--secret=hidden\"], installHint: \"get it there\""));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(failure.reason()).isEqualTo("it ended with exit code 3: session over");
        assertThat(failure.suggestion()).contains("get it there").doesNotContain("hidden");
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
        Path answer = file("answer", output);
        script("cat '" + answer + "'");

        // when
        EidosException failure = refused(exec("args: []"));

        // then
        assertThat(failure.toString() + failure.object() + failure.suggestion()).doesNotContain("SECRET");
        assertThat(failure).hasNoCause();
    }

    @Test
    void aPluginThatNeedsATerminalIsNotRunWithoutOne() throws IOException {
        // given
        plugin("touch \"$0.ran\"", "token\":\"t");

        // when
        EidosException failure = refused(exec("interactiveMode: Always"));

        // then
        assertThat(failure.reason()).contains("no terminal");
        assertThat(folder.resolve("plugin.ran")).doesNotExist();
    }

    @Test
    void aServerMayHaveToProveAnotherName() throws IOException {
        // given
        api.close();
        api = new TlsApi(keys, "elsewhere");

        // when
        ask(kubeconfig(api.url(), authority() + ", tls-server-name: kube.example", "token: t"));

        // then
        assertThat(last().serverNames()).containsExactly("kube.example");
    }

    @Test
    void theNameInTheUrlDoesNotCountThen() throws IOException {
        // given
        Path other = kubeconfig(api.url(), authority() + ", tls-server-name: other.example", "token: t");

        // when
        EidosException failure = catchThrowableOfType(EidosException.class, () -> ask(other));
        ask(kubeconfig("https://localhost:" + api.port(), authority() + ", tls-server-name: 127.0.0.1", "token: t"));

        // then
        assertThat(failure.reason()).startsWith("no secure connection");
        assertThat(last().serverNames()).isEmpty();
    }

    @Test
    void anAuthorityThatDidNotSignItIsNoUse() throws IOException {
        // given
        String another = "certificate-authority-data: " + data(keys.certificate("rsa"));

        // when
        EidosException failure =
                catchThrowableOfType(EidosException.class, () -> ask(kubeconfig(api.url(), another, "token: t")));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.reason()).startsWith("no secure connection");
        assertThat(api.heard()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "yes", "on"})
    void anyServerWillDoWhereThatIsSaid(String yes) throws IOException {
        // when
        ask(kubeconfig("https://localhost:" + api.port(), "insecure-skip-tls-verify: " + yes, "token: t"));

        // then
        assertThat(last().header("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void aServerWithoutSchemeIsNeverAskedInTheClear() throws IOException {
        // when
        ask(kubeconfig("127.0.0.1:" + api.port(), "insecure-skip-tls-verify: true", "token: t"));

        // then
        assertThat(last().header("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void aProxyIsLoggedInToAndSeesNoCredential() throws IOException {
        // given
        try (var proxy = new ForwardProxy(null)) {
            String through = ", proxy-url: \"http://me:pass@127.0.0.1:" + proxy.port() + "\"";

            // when
            ask(kubeconfig(api.url(), authority() + through, "token: t"));

            // then
            assertThat(last().header("Authorization")).isEqualTo("Bearer t");
            assertThat(last().headers()).doesNotContainKey("Proxy-authorization");
            assertThat(proxy.requests)
                    .singleElement()
                    .asString()
                    .contains("CONNECT")
                    .contains("bWU6cGFzcw==");
        }
    }

    private TlsApi.Heard last() {
        return api.heard().getLast();
    }

    private void ask(String user) throws IOException {
        ask(kubeconfig(api.url(), authority(), user));
    }

    private EidosException refused(String user) throws IOException {
        Path kubeconfig = kubeconfig(api.url(), authority(), user);
        return catchThrowableOfType(EidosException.class, () -> ask(kubeconfig));
    }

    private void ask(Path kubeconfig) {
        var access = new ClusterAccess.Kubeconfig(List.of(kubeconfig), null).telling(new Noted(said));
        try (var connection = ClusterConnection.to(access)) {
            assertThat(connection.version().gitVersion()).isEqualTo("v1.33.5");
        }
    }

    private static String authority() {
        return "certificate-authority-data: " + data(keys.certificate("ca"))
                + ", extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: x}}]";
    }

    private Path kubeconfig(String server, String cluster, String user) throws IOException {
        return file("kubeconfig", """
            current-context: c
            contexts: [{name: c, context: {cluster: c, user: c}}]
            clusters: [{name: c, cluster: {server: "%s", %s}}]
            users: [{name: c, user: {%s}}]
            """.formatted(server, cluster, user));
    }

    private static String exec(String more) {
        String mode = more.contains("interactiveMode") ? "" : ", interactiveMode: IfAvailable";
        return "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin, " + more + mode + "}";
    }

    /** A plugin that does something, and then gives that status. */
    private void plugin(String does, String status) throws IOException {
        script(does
                + "\n"
                + "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\""
                + status.replace("\\n", "\\\\n") + "\"}}'");
    }

    private void script(String body) throws IOException {
        // dash's echo reads backslashes
        Path plugin = file("plugin", "#!/bin/sh\n" + body + "\n");
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String data(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static String json(String pem) {
        return pem.replace("\n", "\\n");
    }

    /** Keeps what a user would be told; nobody can answer. */
    private record Noted(List<String> said) implements AccessNotices {
        @Override
        public void warn(String message) {
            said.add("warning: " + message);
        }

        @Override
        public void pluginSays(String line) {
            said.add("plugin: " + line);
        }

        @Override
        public boolean canAsk() {
            return false;
        }
    }
}
