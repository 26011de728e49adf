package dev.eidos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that a cluster refuses something ends with the Role that gives it. */
class PermissionWordsTest {
    private static final byte[] REFUSAL = """
        {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Forbidden","code":403,
        "message":"configmaps \\"x\\" is forbidden: User \\"jane\\" cannot get resource \\"configmaps\\" in API group \\"\\" \
        in the namespace \\"n\\""}\
        """.getBytes(UTF_8);

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(403, REFUSAL.length);
            exchange.getResponseBody().write(REFUSAL);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whoMayNotReadAConfigMapIsShownTheRoleForIt() throws IOException {
        // when
        Run run = eidos(Map.of());

        // then
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err())
                .contains(
                        "have an administrator apply what gives you this permission:\n",
                        "{\"apiGroups\":[\"\"],\"resources\":[\"configmaps\"],\"resourceNames\":[\"x\"],\"verbs\":[\"get\"]}",
                        "{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"User\",\"name\":\"jane\"}");
    }

    @Test
    void anAgentIsNotAdvisedAsIfItWereAPerson() throws IOException {
        assertThat(eidos(Map.of("EIDOS_AGENT", "true")).err()).doesNotContain("administrator");
    }

    private Run eidos(Map<String, String> more) throws IOException {
        Path config = Files.writeString(
                folder.resolve("config"), """
                    apiVersion: v1
                    kind: Config
                    current-context: lab
                    clusters: [{name: c, cluster: {server: "http://127.0.0.1:%s"}}]
                    users: [{name: u, user: {}}]
                    contexts: [{name: lab, context: {cluster: c, user: u}}]
                    """.formatted(server.getAddress().getPort()));
        Map<String, String> environment = new HashMap<>(more);
        environment.put("HOME", "/nonexistent");
        return Run.with(environment, "get", "OS.kernel.release", "-s", "cm://n/x", "--kubeconfig", config.toString());
    }
}
