package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.redact.PlantedSecrets;
import dev.eidos.redact.PlantedSecrets.Planted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The secrets of kubeconfigs and credential plugins: of tokens, keys and passwords, and of a plugin's arguments,
 * variables and output nothing is seen in what eidos writes, whatever fails.
 */
class LoginSecretsTest {
    private static final String SECRET = PlantedSecrets.PLAIN;
    private static final String CLUSTER = "server: \"https://127.0.0.1:1\"";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\"SECRET\"}",
                "{\"token\":\"SECRET\\n\"}",
                "{\"token\":\"SECRET\\u0007\"}",
                "{\"token\":\"t\",\"expirationTimestamp\":\"SECRET\"}",
                "{\"clientCertificateData\":\"SECRET\",\"clientKeyData\":\"SECRET\"}",
                "{\"clientKeyData\":\"SECRET\"}",
                "SECRET"
            })
    void nothingOfAPluginIsSeen(String status) throws Exception {
        // given
        Path answer = write(
                "answer",
                "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":"
                        + status.replace("SECRET", SECRET) + "}");

        // when, then
        assertNothingIsSeen(plugin("cat '" + answer + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 3", "exec sh -c 'kill -9 $$'", "echo not JSON"})
    void nothingOfAPluginThatFailsIsSeen(String end) throws Exception {
        assertNothingIsSeen(plugin("echo " + SECRET + "\n" + end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token: \"SECRET\"",
                "token: \"SECRET\\n\"",
                "token: \"SECRET\\u0001\"",
                "token: [SECRET]",
                "token: \"SECRET\", username: me, password: \"SECRET\"",
                "username: \"SECRET\", password: \"SECRET\"",
                "tokenFile: two-lines",
                "client-certificate-data: SECRET!, client-key-data: SECRET!",
                "client-certificate-data: DATA, client-key-data: DATA",
                "as: \"SECRET\\n\"",
                "auth-provider: {name: oidc, config: {id-token: \"SECRET\\n\", refresh-token: SECRET}}",
                "exec: {apiVersion: SECRET, command: x, args: [SECRET]}",
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: x, env: [{name: \"a=SECRET\"}]}",
                "token: SECRET, token: SECRET",
                "token: *SECRET",
                "token: \"SECRET"
            })
    void nothingOfAKubeconfigIsSeen(String user) throws Exception {
        // given
        write("two-lines", SECRET + "\n" + SECRET + "\n");
        String data = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.US_ASCII));

        // when, then
        assertNothingIsSeen(user.replace("SECRET", SECRET).replace("DATA", data));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server: \"https://me:SECRET@127.0.0.1:1\"",
                "server: \"https://127.0.0.1:1/?token=SECRET#SECRET\"",
                "server: \"https://me:SECRET@no host\"",
                "server: \"ftp://me:SECRET@127.0.0.1:1\"",
                "server: \"https://127.0.0.1:1\", proxy-url: \"http://me:SECRET@127.0.0.1:1\"",
                "server: \"https://127.0.0.1:1\", proxy-url: \"http://me:SECRET@127.0.0.1:x\"",
                "server: \"https://127.0.0.1:1\", proxy-url: \"socks5://me:SECRET@127.0.0.1:1\"",
                "server: \"https://127.0.0.1:1\", certificate-authority-data: SECRET!"
            })
    void nothingOfAClusterIsSeen(String cluster) throws Exception {
        for (String log : List.of("--debug", "--log-json")) {
            // when
            Run run = snapshot(cluster.replace("SECRET", SECRET), "token: t", log);

            // then
            assertThat(run.out() + run.err()).isNotEmpty().doesNotContain(SECRET);
        }
    }

    @Test
    void ofWhatAPluginSaysTokensAreHiddenThatTellByTheirForm() throws Exception {
        // given
        List<Planted> planted = PlantedSecrets.byForm().toList();
        Path words = write("words", planted.stream().map(Planted::text).collect(Collectors.joining("\n")) + "\n");
        String user = plugin("echo 'open https://login.example/device?code=ABCD' >&2; cat '" + words + "' >&2; exit 1");

        for (String log : List.of("--debug", "--log-json")) {
            // when
            Run run = snapshot(CLUSTER, user, log);

            // then
            assertThat(run.err()).contains("https://login.example/device?code=ABCD");
            assertThat(planted).noneMatch(one -> (run.out() + run.err()).contains(one.secret()));
        }
    }

    private void assertNothingIsSeen(String user) throws Exception {
        for (String log : List.of("--debug", "--log-json")) {
            Run run = snapshot(CLUSTER, user, log);
            assertThat(run.out() + run.err()).isNotEmpty().doesNotContain(SECRET);
        }
    }

    /**
     * Of a machine of which nothing is known, and a cluster that is not there: what the environment names is a gap of
     * the snapshot, what a flag names is a failure.
     */
    private Run snapshot(String cluster, String user, String log) throws Exception {
        Path kubeconfig = write("kubeconfig", """
            current-context: c
            contexts: [{name: c, context: {cluster: c, user: c}}]
            clusters: [{name: c, cluster: {%s}}]
            users: [{name: c, user: {%s}}]
            """.formatted(cluster, user));
        String host = Files.createDirectories(folder.resolve("host")).toString();
        var environment = Map.of("HOME", folder.toString(), "NODE_NAME", "node-0");
        if (log.equals("--log-json")) {
            return Run.with(environment, "snapshot", "--host-root", host, log, "--kubeconfig", kubeconfig.toString());
        }
        Map<String, String> all = new HashMap<>(environment);
        all.put("KUBECONFIG", kubeconfig.toString());
        Run run = Run.with(all, "snapshot", "--host-root", host, log);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("subtype: server");
        return run;
    }

    private String plugin(String script) throws IOException {
        Path plugin = write("plugin", "#!/bin/sh\n" + script + "\n");
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        return "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin, args: [--password, SECRET,"
                        .replace("SECRET", SECRET)
                + " --client-secret=" + SECRET + "], env: [{name: TOKEN, value: " + SECRET + "}]}";
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
