package dev.eidos.k8s.kubeconfig;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API server without TLS that answers everything alike, and notes what each request brought. */
final class PlainApi implements AutoCloseable {
    private final HttpServer server;
    private final List<Map<String, List<String>>> heard = new CopyOnWriteArrayList<>();

    PlainApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                heard.add(Map.copyOf(exchange.getRequestHeaders()));
                byte[] body = "{\"gitVersion\":\"v1.33.5\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    /** Host and port. */
    String place() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return "http://" + place();
    }

    /** The headers of each request. */
    List<Map<String, List<String>>> heard() {
        return heard;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
