package dev.eidos.k8s.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests over an HTTP client of the JDK that the caller brings: it decides about certificates, proxies and threads,
 * and stays open.
 *
 * <pre>{@code
 * Transport transport = HttpTransport.over(http, URI.create("https://10.0.0.1:6443"))
 *         .withToken(tokens::current);
 * }</pre>
 */
public final class HttpTransport implements Transport {
    private final HttpClient http;
    private final String server;
    private final String namespace;
    private final @Nullable Supplier<String> token;

    private HttpTransport(HttpClient http, String server, String namespace, @Nullable Supplier<String> token) {
        this.http = http;
        this.server = server;
        this.namespace = namespace;
        this.token = token;
    }

    /** Without credentials but those that the client itself has, such as a certificate. */
    public static HttpTransport over(HttpClient http, URI server) {
        return new HttpTransport(http, server.toString().replaceFirst("/+$", ""), "default", null);
    }

    /**
     * With a bearer token.
     *
     * @param token is asked at every request, because tokens are renewed
     */
    public HttpTransport withToken(Supplier<String> token) {
        return new HttpTransport(http, server, namespace, token);
    }

    /** With another namespace than {@code default} where none is named. */
    public HttpTransport inNamespace(String namespace) {
        return new HttpTransport(http, server, namespace, token);
    }

    @Override
    public String server() {
        return server;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public HttpReply send(HttpCall call) throws IOException, InterruptedException {
        String body = call.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + call.target()))
                .timeout(call.limit())
                .header("Accept", call.accept())
                .method(call.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (call.contentType() != null && body != null) {
            request.header("Content-Type", call.contentType());
        }
        if (call.compressed()) {
            request.header("Accept-Encoding", HttpReply.GZIP);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token.get());
        }
        HttpResponse<InputStream> reply = http.send(request.build(), BodyHandlers.ofInputStream());
        return HttpReply.of(reply);
    }

    /** Leaves the caller's client as it is. */
    @Override
    public void close() {}
}
