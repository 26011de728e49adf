package dev.eidos.k8s.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.error.EidosException;
import dev.eidos.k8s.credential.AccessNotices;
import dev.eidos.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A folder with a kubeconfig and a credential plugin, the API server they are for, and what a user would be told. */
final class LoginFolder implements AutoCloseable {
    private final Path folder;
    private final TestKeys keys;
    private final TlsApi api;
    private final List<String> said = new CopyOnWriteArrayList<>();

    /** @param certificate that of the server */
    LoginFolder(Path folder, TestKeys keys, String certificate) throws IOException {
        this.folder = folder;
        this.keys = keys;
        this.api = new TlsApi(keys, certificate);
    }

    /** The same with a server that shows another certificate. */
    LoginFolder at(String certificate) throws IOException {
        close();
        return new LoginFolder(folder, keys, certificate);
    }

    TlsApi api() {
        return api;
    }

    /** What the last request brought. */
    TlsApi.Heard last() {
        return api.heard().getLast();
    }

    List<String> said() {
        return said;
    }

    /** Asks the server as that user, and must get an answer. */
    void ask(String user) throws IOException {
        ask(kubeconfig(api.url(), authority(), user));
    }

    void ask(Path kubeconfig) {
        try (var connection = connection(kubeconfig)) {
            assertThat(connection.version().gitVersion()).isEqualTo("v1.33.5");
        }
    }

    /** Asks the server as that user, whatever it answers. */
    void hear(String user) throws IOException {
        try (var connection = connection(kubeconfig(api.url(), authority(), user))) {
            connection.reach();
        }
    }

    EidosException refused(String user) throws IOException {
        return failure(kubeconfig(api.url(), authority(), user));
    }

    EidosException failure(Path kubeconfig) {
        return catchThrowableOfType(EidosException.class, () -> ask(kubeconfig));
    }

    private ClusterConnection connection(Path kubeconfig) {
        return ClusterConnection.to(new ClusterAccess.Kubeconfig(List.of(kubeconfig), null).telling(new Noted(said)));
    }

    /** The fields of a cluster: its authority, and what its plugins are told. */
    String authority() {
        return "certificate-authority-data: " + data(keys.certificate("ca"))
                + ", extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: x}}]";
    }

    Path kubeconfig(String server, String cluster, String user) throws IOException {
        return file("kubeconfig", """
            current-context: c
            contexts: [{name: c, context: {cluster: c, user: c}}]
            clusters: [{name: c, cluster: {server: "%s", %s}}]
            users: [{name: c, user: {%s}}]
            """.formatted(server, cluster, user));
    }

    /** The field of a user whom the plugin logs in. */
    String exec(String more) {
        String mode = more.contains("interactiveMode") ? "" : ", interactiveMode: IfAvailable";
        return "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin, " + more + mode + "}";
    }

    /** A plugin that does something, and then gives that status. */
    void plugin(String does, String status) throws IOException {
        script(does
                + "\n"
                + "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\""
                + status.replace("\\n", "\\\\n") + "\"}}'");
    }

    void script(String body) throws IOException {
        // dash's echo reads backslashes
        Path plugin = file("plugin", "#!/bin/sh\n" + body + "\n");
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    static String data(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    }

    /** Data in lines, as they stand below a field of a kubeconfig's entry. */
    static String folded(String pem) {
        return data(pem).replaceAll("(.{76})", "$1\n        ");
    }

    static String json(String pem) {
        return pem.replace("\n", "\\n");
    }

    @Override
    public void close() {
        api.close();
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
