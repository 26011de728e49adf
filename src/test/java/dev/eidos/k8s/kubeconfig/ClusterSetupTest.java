package dev.eidos.k8s.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.http.WebProxy;
import dev.eidos.testing.Command;
import dev.eidos.testing.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSetupTest {
    @TempDir
    static Path made;

    @TempDir
    Path directory;

    static TestKeys keys;

    @BeforeAll
    static void make() throws Exception {
        keys = TestKeys.in(made).authority("ca");
    }

    @Test
    void theFirstFileWinsForEveryNameAndForTheCurrentContext() throws IOException {
        // given
        Path first = file("a/config", kubeconfig("blue", "https://one:6443", "token: first"));
        Path second = file("b/config", kubeconfig("blue", "https://two:6443", "token: second"));

        // when
        ClusterSetup setup = read(null, first, second);

        // then
        assertThat(setup.endpoint().address().url()).isEqualTo("https://one:6443");
        assertThat(authorization(setup)).isEqualTo("Bearer first");
    }

    @Test
    void entriesOfOneContextMayStandInSeveralFiles() throws IOException {
        // given
        Path contexts = file("contexts", """
            current-context: c
            contexts: [{name: c, context: {cluster: k, user: u, namespace: n}}]
            """);
        Path clusters = file("deep/clusters", """
            clusters: [{name: k, cluster: {server: "https://k:1", certificate-authority: ca.pem}}]
            """);
        Path users = file("other/users", "users: [{name: u, user: {tokenFile: token}}]\n");
        file("other/token", "t\n");

        // when
        EidosException noAuthority =
                catchThrowableOfType(EidosException.class, () -> read(null, contexts, clusters, users));
        file("deep/ca.pem", keys.certificate("ca"));
        ClusterSetup setup = read(null, contexts, clusters, users);

        // then
        assertThat(noAuthority.object())
                .isEqualTo(directory.resolve("deep/ca.pem").toString());
        assertThat(authorization(setup)).isEqualTo("Bearer t");
        assertThat(setup.endpoint().namespace()).isEqualTo("n");
    }

    @Test
    void anUnknownContextIsAnErrorThatListsTheNearestFirst() throws IOException {
        // given
        Path one = file("one", kubeconfig("staging", "https://one", "token: a"));
        Path two = file("two", kubeconfig("production", "https://two", "token: b"));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read("prodction", one, two))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.suggestion()).endsWith("one of: production, staging"));
    }

    @Test
    void aCurrentContextThatDoesNotExistIsNotReplacedByAnotherFilesSilently() throws IOException {
        // given
        Path one = file("one", "current-context: gone\n");
        Path two = file("two", kubeconfig("production", "https://two", "token: b"));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read(null, one, two))
                .withMessageContaining("unknown context gone");
    }

    @Test
    void aKubeconfigWithoutCurrentContextSaysWhichThereAre() throws IOException {
        // given
        Path file = file("f", kubeconfig("blue", "https://one", "token: a").replace("current-context: blue", ""));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read(null, file))
                .satisfies(e -> assertThat(e.suggestion()).contains("blue"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: v1\n",
                "\n",
                "current-context: gone\n",
                "clusters: null\ncontexts: null\nusers: null\n"
            })
    void aKubeconfigWithoutContextsIsToBeReplacedByAnother(String content) throws IOException {
        // given
        Path file = file("f", content);

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read(null, file))
                .withMessage("the kubeconfig has no contexts")
                .satisfies(e -> assertThat(e.object()).isEqualTo(file.toString()))
                .satisfies(
                        e -> assertThat(e.suggestion()).isEqualTo("name another file with --kubeconfig or KUBECONFIG"));
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aKubeconfigComesThroughAPipe() throws Exception {
        // given
        Path pipe = pipe();
        String text = kubeconfig("blue", "https://one", "token: piped");
        Thread writer = Thread.ofVirtual().start(() -> write(pipe, text));

        // when
        ClusterSetup setup = read(null, pipe);

        // then
        writer.join();
        assertThat(setup.endpoint().address().url()).isEqualTo("https://one");
        assertThat(authorization(setup)).isEqualTo("Bearer piped");
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsNotReadBeyondReason() throws Exception {
        // given
        Path pipe = pipe();
        Thread.ofVirtual().start(() -> write(pipe, "#".repeat((16 << 20) + 1)));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read(null, pipe))
                .withMessageContaining("larger than 16777216 bytes");
    }

    private Path pipe() throws Exception {
        Path pipe = directory.resolve("pipe");
        Command.output("mkfifo", pipe.toString());
        assertThat(pipe).exists();
        return pipe;
    }

    private static void write(Path pipe, String text) {
        try {
            Files.writeString(pipe, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aMalformedFileIsNamedAndNotQuoted() throws IOException {
        // given
        Path file = file("broken", "contexts:\n  - name: a\n users: {token: sup3rs3cret\n");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read(null, file))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo(file.toString()))
                .withMessageContaining("in line 3")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sup3rs3cret"));
    }

    @Test
    void aFileOfAnotherShapeIsNoKubeconfig() throws IOException {
        // given
        Path file = file("list", "contexts: hello\n");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read(null, file))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
    }

    @Test
    void anEmptyFileOfAListIsSkipped() throws IOException {
        // given
        Path empty = file("empty", "\n");
        Path full = file("full", kubeconfig("blue", "https://one", "token: a"));

        // when
        ClusterSetup setup = read(null, empty, full);

        // then
        assertThat(setup.endpoint().address().url()).isEqualTo("https://one");
    }

    @Test
    void aDirectoryIsNoKubeconfig() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read(null, directory))
                .withMessageContaining("is a directory");
    }

    @Test
    void aContextWhoseClusterIsMissingIsAnError() throws IOException {
        // given
        Path file = file("f", "current-context: c\ncontexts: [{name: c, context: {cluster: lost, user: u}}]\n");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read(null, file))
                .satisfies(e -> assertThat(e.object()).isEqualTo("cluster lost"));
    }

    @Test
    void aTokenFileIsReadEachTimeAndIsRelativeToItsKubeconfig() throws IOException {
        // given
        Path kubeconfig = file("sub/f", kubeconfig("blue", "https://one", "tokenFile: token"));
        Path token = file("sub/token", "old\n");
        ClusterSetup setup = read(null, kubeconfig);

        // when
        String before = authorization(setup);
        Files.writeString(token, "new\n");

        // then
        assertThat(before).isEqualTo("Bearer old");
        assertThat(authorization(setup)).isEqualTo("Bearer new");
    }

    @Test
    void impersonationIsKept() throws IOException {
        // given
        Path file = file("f", kubeconfig("blue", "https://one", "token: a, as: viewer, as-groups: [g1, g2]"));

        // when
        ClusterSetup setup = read(null, file);

        // then
        assertThat(setup.endpoint().impersonation().headers())
                .isEqualTo(Map.of("Impersonate-User", List.of("viewer"), "Impersonate-Group", List.of("g1", "g2")));
    }

    @Test
    void aCredentialPluginsTokenIsUsed() throws IOException {
        // given
        Path plugin = script("echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
                + "\"status\":{\"token\":\"from-'$1'\"}}'");
        Path file = file("f", kubeconfig("blue", "https://one", exec(plugin)));

        // when
        ClusterSetup setup = read(null, file);

        // then
        assertThat(authorization(setup)).isEqualTo("Bearer from-eks");
    }

    @Test
    void aCredentialPluginThatFailsIsNamed() throws IOException {
        // given
        Path plugin = script("exit 1");
        Path file = file("f", kubeconfig("blue", "https://one", exec(plugin)));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> authorization(read(null, file)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN))
                .satisfies(e -> assertThat(e.suggestion()).endsWith(plugin.toString()));
    }

    @Test
    void aProxyUrlIsUsedForAnHttpsServer() throws IOException {
        // given
        Path file = file(
                "f",
                kubeconfig("blue", "https://one", "token: a")
                        .replace("server:", "proxy-url: \"http://proxy:3128\", server:"));

        // when
        ClusterSetup setup = read(null, file);

        // then
        assertThat(setup.endpoint().proxy()).hasToString("http://proxy:3128");
    }

    @Test
    void theEnvironmentsProxyIsUsedUnlessTheServerIsExcepted() throws IOException {
        // given
        Path file = file("f", kubeconfig("blue", "https://api.example:6443", "token: a"));
        Map<String, String> proxied = Map.of("https_proxy", "me:s3@cret@proxy:3128", "NO_PROXY", "10.0.0.0/8,.svc");
        Map<String, String> excepted = Map.of("https_proxy", "proxy:3128", "NO_PROXY", "example");
        var access = new ClusterAccess.Kubeconfig(List.of(file), null);

        // then
        assertThat(ClusterSetup.of(access, proxied).endpoint().proxy())
                .isNotNull()
                .hasToString("http://proxy:3128")
                .extracting(WebProxy::login)
                .isEqualTo("me:s3@cret");
        assertThat(ClusterSetup.of(access, excepted).endpoint().proxy()).isNull();
    }

    @Test
    void aPodReadsItsTokenAnewForEveryRequest() throws IOException {
        // given
        file("account/namespace", "gpu-operator\n");
        Path token = file("account/token", "old");
        var access = new ClusterAccess.InCluster("10.0.0.1", "443", directory.resolve("account"));

        // when
        ClusterSetup setup = ClusterSetup.of(access, Map.of());
        Files.writeString(token, "new");

        // then
        assertThat(setup.endpoint().address().url()).isEqualTo("https://10.0.0.1:443");
        assertThat(setup.endpoint().namespace()).isEqualTo("gpu-operator");
        assertThat(authorization(setup)).isEqualTo("Bearer new");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        server: "https://k", insecure-skip-tls-verify: true, certificate-authority: ca | token: t | remove either
        server: "https://k", insecure-skip-tls-verify: maybe | token: t | neither true nor false
        server: "https://k", tls-server-name: "a b" | token: t | tls-server-name
        server: "ftp://me:s3cret@k" | token: t | not the URL of an API server
        server: "https://my_host:s3cret" | token: t | not the URL of an API server
        server: "https://k", certificate-authority-data: "s3cret!" | token: t | is not Base64
        server: "https://k" | client-certificate: c | c: no such file
        server: "https://k" | client-key-data: czNjcmV0 | without client-certificate
        server: "https://k" | token: s3cret, password: s3cret | both a token and
        server: "https://k" | as-groups: [g] | need a user to be taken for
        server: "https://k" | token: t, as: "a\\nb" | cannot be sent
        server: "https://k" | exec: {apiVersion: client.authentication.k8s.io/v1} | has no command
        server: "https://k" | exec: {apiVersion: v0, command: s3cret} | apiVersion
        server: "https://k" | exec: {apiVersion: client.authentication.k8s.io/v1, command: c, interactiveMode: Often} | interactiveMode
        server: "https://k" | exec: {apiVersion: client.authentication.k8s.io/v1, command: c, env: [{value: s3cret}]} | has no name
        server: "https://k" | exec: {apiVersion: client.authentication.k8s.io/v1, command: c, env: [{name: a, value: "s3cret\\0"}]} | cannot be set
        server: "https://k" | exec: hello | must be a mapping
        server: "https://k" | auth-provider: {name: gcp} | gcp
        server: "https://k" | auth-provider: {name: azure} | azure
        """)
    void whatCannotBeMeantIsRefusedWithItsPlaceAndWithoutSecrets(String cluster, String user, String reason)
            throws IOException {
        // given
        Path file = file("f", """
            current-context: c
            contexts: [{name: c, context: {cluster: c, user: c}}]
            clusters: [{name: c, cluster: {CLUSTER}}]
            users: [{name: c, user: {USER}}]
            """.replace("CLUSTER", cluster).replace("USER", user));

        // when
        EidosException failure = catchThrowableOfType(EidosException.class, () -> read(null, file));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure.object() + ": " + failure.reason()).contains(reason);
        assertThat(failure.object()).startsWith(directory.toString());
        assertThat(failure.object() + failure.getMessage() + failure.suggestion())
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        clusters | [{name: a, cluster: {}}, {name: a, cluster: {server: x}}] | the name a stands twice in clusters
        users | [{name: a}, {name: a}] | the name a stands twice in users
        contexts | [{context: {}}] | an entry of contexts has no name
        """)
    void namesAreThereAndThereOnce(String field, String entries, String reason) throws IOException {
        // given
        Path file = file("f", "\n" + field + ": " + entries + "\n");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read(null, file))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo(file + ":2"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"users\": s3cret}", "password: *s3cret", "password: !s3cret!x y"})
    void whatAParserCannotReadIsNotQuoted(String text) throws IOException {
        // given
        Path file = file("f", text);

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read(null, file))
                .satisfies(e -> assertThat(e.getMessage()).contains("line 1").doesNotContain("s3cret"))
                .withNoCause();
    }

    @Test
    void nothingSecretIsSentInTheClear() throws IOException {
        // given
        Path file = file("f", kubeconfig("blue", "http://one:8080", "token: s3cret"));

        // when, then
        assertThat(authorization(read(null, file))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"token: t, https://k:1", "as: a, http://k:1", "username: u, https://k:1"})
    void aHostAloneIsAskedInTheClearOnlyByNobody(String user, String url) throws IOException {
        // given
        Path file = file("f", kubeconfig("blue", "k:1", user));

        // when, then
        assertThat(read(null, file).endpoint().address().url()).isEqualTo(url);
    }

    private ClusterSetup read(@Nullable String context, Path... files) {
        return ClusterSetup.of(new ClusterAccess.Kubeconfig(List.of(files), context), Map.of());
    }

    private static @Nullable String authorization(ClusterSetup setup) {
        return setup.credentials().current().authorization();
    }

    private Path file(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Path script(String body) throws IOException {
        Path plugin = file("plugin", "#!/bin/sh\n" + body + "\n");
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        return plugin;
    }

    private static String exec(Path plugin) {
        return "exec: {apiVersion: client.authentication.k8s.io/v1, command: " + plugin + ", args: [eks]}";
    }

    private static String kubeconfig(String name, String server, String user) {
        return """
            current-context: NAME
            contexts:
            - {name: NAME, context: {cluster: NAME, user: NAME}}
            clusters:
            - {name: NAME, cluster: {server: "SERVER"}}
            users:
            - {name: NAME, user: {USER}}
            """.replace("NAME", name).replace("SERVER", server).replace("USER", user);
    }
}
