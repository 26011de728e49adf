package dev.eidos.k8s.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An API server that answers by the script: what the real one cannot be made to do on purpose. As a field with
 * {@code @RegisterExtension} it ends with its test.
 */
public final class ScriptedServer implements AutoCloseable, AfterEachCallback {
    /** Answers one request, however it likes. */
    public interface Script {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public ScriptedServer() {
        server = listen();
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::handle);
        server.start();
        on("/version", json(200, "{\"gitVersion\":\"v1.33.5\",\"platform\":\"linux/amd64\"}"));
    }

    private static HttpServer listen() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ScriptedServer on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    public static Script json(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** A refusal in the API server's own form. */
    public static Script status(int code, String reason, String message) {
        return json(code, """
            {"kind":"Status","apiVersion":"v1","status":"Failure","code":%d,"reason":"%s","message":"%s"}
            """.formatted(code, reason, message));
    }

    /** Leaves an answer as it is until the server is closed. */
    public void hold() throws InterruptedException {
        closed.await();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Paths and queries in the order in which they came. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public ClusterAccess access(Path directory) throws IOException {
        return access(directory, url());
    }

    public static ClusterAccess access(Path directory, String url) throws IOException {
        Path file = Files.writeString(directory.resolve("kubeconfig"), """
            current-context: c
            contexts: [{name: c, context: {cluster: k, user: u}}]
            clusters: [{name: k, cluster: {server: "%s"}}]
            users: [{name: u, user: {token: t}}]
            """.formatted(url));
        return new ClusterAccess.Kubeconfig(List.of(file), null);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            Script script = scripts.get(exchange.getRequestURI().getPath());
            if (script == null) {
                status(404, "NotFound", "the server could not find the requested resource")
                        .answer(exchange);
            } else {
                script.answer(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
