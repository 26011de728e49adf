package dev.eidos.testing.memory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.eidos.k8s.api.HttpCall;
import dev.eidos.k8s.api.HttpReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** An API server without TLS on this machine's loopback address, in front of a cluster in memory. */
public final class InMemoryServer implements AutoCloseable {
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    public InMemoryServer(InMemoryCluster cluster) throws IOException {
        InMemoryConnection connection = cluster.connect();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> pass(exchange, connection));
        server.start();
    }

    private void pass(HttpExchange exchange, InMemoryConnection connection) throws IOException {
        tokens.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of("none")));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        HttpReply reply = connection.send(new HttpCall(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body.isEmpty() ? null : body,
                Duration.ofSeconds(5),
                false));
        exchange.sendResponseHeaders(reply.status(), 0);
        byte[] some = new byte[8192];
        try (var out = exchange.getResponseBody();
                var in = reply.body()) {
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                out.write(some, 0, length);
                out.flush();
            }
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The {@code Authorization} headers of all requests; {@code none} of those without. */
    public Set<String> tokens() {
        return tokens;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
