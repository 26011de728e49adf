package dev.eidos.bundle.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.eidos.testing.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A registry on this machine's loopback address that keeps the OCI distribution specification, but for what a test
 * tells it to do wrong.
 */
public final class SmallRegistry implements AutoCloseable {
    final Map<String, byte[]> content = new ConcurrentHashMap<>();

    /** {@code METHOD path authorization}. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final List<Fault> faults = new ArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What is done instead of what the specification says; whether it was done. */
    interface Fault {
        boolean instead(HttpExchange exchange) throws IOException, InterruptedException;
    }

    public SmallRegistry() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** With TLS. */
    SmallRegistry(TestAuthority authority) throws IOException {
        this(authority.server());
    }

    private SmallRegistry(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                handle(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    public String host() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Has a packed chart, as {@code helm push} puts it there. */
    public void chart(String name, String tag, byte[] packed) {
        String digest = Descriptor.digest(packed);
        content.put("/v2/" + name + "/blobs/" + digest, packed);
        content.put("/v2/" + name + "/manifests/" + tag, """
            {"layers": [{"mediaType": "application/vnd.cncf.helm.chart.content.v1.tar+gzip",
             "digest": "%s", "size": %d}]}
            """.formatted(digest, packed.length)
                .getBytes(StandardCharsets.UTF_8));
    }

    byte[] stored(String path) {
        return Objects.requireNonNull(content.get(path), path);
    }

    SmallRegistry with(Fault fault) {
        faults.add(fault);
        return this;
    }

    /** Answers all requests whose method and path begin so; headers by name and value. */
    public SmallRegistry answering(String start, int status, String body, String... headers) {
        return with(exchange -> {
            if (!(exchange.getRequestMethod() + " " + exchange.getRequestURI()).startsWith(start)) {
                return false;
            }
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
            return true;
        });
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(body);
        }
    }

    private void handle(HttpExchange exchange) throws IOException, InterruptedException {
        for (Fault fault : faults) {
            if (fault.instead(exchange)) {
                return;
            }
        }
        String path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> {
                byte[] found = content.get(path);
                answer(exchange, found == null ? 404 : 200, found == null ? new byte[0] : found);
            }
            case "POST" -> {
                exchange.getResponseHeaders().add("Location", "/upload?state=a%2Bb");
                exchange.getResponseHeaders().add("Content-Length", "0");
                answer(exchange, 202, new byte[0]);
            }
            case "PUT" -> {
                put(exchange, path, exchange.getRequestBody().readAllBytes());
                answer(exchange, 201, new byte[0]);
            }
            default -> answer(exchange, 405, new byte[0]);
        }
    }

    private void put(HttpExchange exchange, String path, byte[] body) {
        String digest = Descriptor.digest(body);
        if (path.equals("/upload")) {
            if (exchange.getRequestURI().getRawQuery().equals("state=a%2Bb&digest=" + digest.replace(":", "%3A"))) {
                content.put("/v2/org/bundle/blobs/" + digest, body);
            }
        } else {
            content.put(path, body);
            content.put("/v2/org/bundle/manifests/" + digest, body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
