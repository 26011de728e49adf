package dev.eidos.testing;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Kubeconfigs as users have them, all of which lead to the cluster of another one. That one holds its credentials as
 * data, as those of {@code dev/cluster}, kind and k3d do, or a token.
 */
public final class Kubeconfigs {
    private static final String CONTEXT = """
        apiVersion: v1
        kind: Config
        current-context: %s
        contexts: [{name: test, context: {cluster: test, user: test}}]
        """;

    private final Path directory;
    private final Value.Mapping cluster;
    private final Value.Mapping user;

    private Kubeconfigs(Path directory, Value original) {
        this.directory = directory;
        this.cluster = (Value.Mapping) present(original, "clusters", 0, "cluster");
        this.user = (Value.Mapping) present(original, "users", 0, "user");
    }

    /** Those that lead where the first cluster of {@code original} is, as its first user. */
    public static Kubeconfigs of(Path original, Path directory) throws IOException {
        return new Kubeconfigs(directory, DocumentReader.read(Files.readString(original), original.toString()));
    }

    private static Value present(Value root, Object... path) {
        Value node = Fields.at(root, path);
        if (node == null) {
            throw new AssertionError("no " + List.of(path));
        }
        return node;
    }

    /** For {@code KUBECONFIG}: the context in the first file, the cluster in the second, the user in the third. */
    public String inThreeFiles() throws IOException {
        return String.join(
                ":",
                write("context", CONTEXT.formatted("test")).toString(),
                write("cluster", clusters()).toString(),
                write("user", users(user)).toString());
    }

    public Path whole() throws IOException {
        return write("whole", CONTEXT.formatted("test") + clusters() + users(user));
    }

    /** One whose current context is not among its contexts. */
    public Path unknownContext() throws IOException {
        return write("unknown-context", CONTEXT.formatted("elsewhere") + clusters() + users(user));
    }

    /** Any token, such as one that the server does not know. */
    public Path token(String token) throws IOException {
        return write("token", CONTEXT.formatted("test") + clusters() + users(tokenUser(token)));
    }

    /** A ServiceAccount's token that was valid for a minute in 2020, with a signature that nobody made. */
    public Path expiredToken() throws IOException {
        return token(base64Url("{\"alg\":\"RS256\",\"kid\":\"x\"}") + "."
                + base64Url("{\"iss\":\"https://kubernetes.default.svc.cluster.local\","
                        + "\"sub\":\"system:serviceaccount:default:default\",\"iat\":1577836800,\"exp\":1577836860}")
                + "." + base64Url("none"));
    }

    /** A credential plugin that gives the original's client certificate and key, or its token. */
    public Path plugin() throws IOException {
        String status = Fields.has(user, "token")
                ? "{\"token\":\"" + Fields.text(user, "token") + "\"}"
                : JsonWriter.writeLine(Value.mapping(Map.of(
                        "clientCertificateData", Value.scalar(pem("client-certificate-data")),
                        "clientKeyData", Value.scalar(pem("client-key-data")))));
        String credential = "{\"apiVersion\":\"client.authentication.k8s.io/v1beta1\",\"kind\":\"ExecCredential\","
                + "\"status\":" + status + "}";
        Path answer = write("credential.json", credential);
        return plugin("gives", "cat '" + answer + "'");
    }

    /** A credential plugin that ends with an error. */
    public Path failingPlugin() throws IOException {
        return plugin("fails", "echo 'your session has expired, log in again' >&2\nexit 1");
    }

    /** A credential plugin that waits for something that never comes. */
    public Path endlessPlugin() throws IOException {
        return plugin("hangs", "exec sleep 3600");
    }

    /** A credential plugin that is this shell script. */
    public Path plugin(String name, String script) throws IOException {
        Path program = write("plugin-" + name, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Value exec = Value.mapping(Map.of(
                "exec",
                Value.mapping(Map.of(
                        "apiVersion", Value.scalar("client.authentication.k8s.io/v1beta1"),
                        "command", Value.scalar(program.toString())))));
        return write("kubeconfig-" + name, CONTEXT.formatted("test") + clusters() + users(exec));
    }

    private String clusters() {
        return "clusters: [{name: test, cluster: " + JsonWriter.writeLine(cluster) + "}]\n";
    }

    private static String users(Value user) {
        return "users: [{name: test, user: " + JsonWriter.writeLine(user) + "}]\n";
    }

    private static Value tokenUser(String token) {
        return Value.mapping(Map.of("token", Value.scalar(token)));
    }

    private String pem(String key) {
        return new String(Base64.getDecoder().decode(Fields.text(user, key)), StandardCharsets.US_ASCII);
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
