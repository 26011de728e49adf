package dev.eidos.k8s.kubeconfig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.eidos.testing.TestKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** An API server over TLS that answers everything alike, and notes who asked and how. */
final class TlsApi implements AutoCloseable {
    /** What one request brought. */
    record Heard(Map<String, List<String>> headers, String client, List<String> serverNames) {
        String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? "" : String.join(", ", values);
        }
    }

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile String elsewhere = "";
    private volatile Predicate<Heard> knows = one -> true;

    TlsApi(TestKeys keys, String certificate) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        SSLContext tls = keys.tls(certificate, "ca");
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers 401 to all others. */
    TlsApi onlyFor(Predicate<Heard> known) {
        knows = known;
        return this;
    }

    /** Sends all elsewhere. */
    void redirectTo(String url) {
        elsewhere = url;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Heard one = heard((HttpsExchange) exchange);
            heard.add(one);
            if (!elsewhere.isEmpty()) {
                exchange.getResponseHeaders().set("Location", elsewhere + exchange.getRequestURI());
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            boolean known = knows.test(one);
            byte[] body = "{\"gitVersion\":\"v1.33.5\",\"kind\":\"Status\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Heard heard(HttpsExchange exchange) {
        var session = (ExtendedSSLSession) exchange.getSSLSession();
        String client;
        try {
            client = session.getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            client = "";
        }
        return new Heard(
                new ConcurrentHashMap<>(exchange.getRequestHeaders()),
                client,
                session.getRequestedServerNames().stream()
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .toList());
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "https://127.0.0.1:" + port();
    }

    List<Heard> heard() {
        return heard;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
