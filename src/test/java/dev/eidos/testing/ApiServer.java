package dev.eidos.testing;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/**
 * The address of the real API server that a kubeconfig names, with a client that logs in to it. Of the kubeconfig the
 * first cluster and the first user count, whose token, or certificates and key, stand in it as data.
 */
public final class ApiServer {
    private final Path kubeconfig;
    private final String url;
    private final String token;
    private final HttpClient http;

    private ApiServer(Path kubeconfig, Value document) throws GeneralSecurityException {
        this.kubeconfig = kubeconfig;
        String server = Fields.text(document, "clusters", 0, "cluster", "server");
        this.url = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        this.token = Fields.text(document, "users", 0, "user", "token");
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10));
        if (url.startsWith("https:")) {
            client.sslContext(ApiTls.of(document));
        }
        this.http = client.build();
    }

    public static ApiServer of(Path kubeconfig) {
        try {
            return new ApiServer(kubeconfig, DocumentReader.read(Files.readString(kubeconfig), kubeconfig.toString()));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError("cannot use " + kubeconfig, e);
        }
    }

    /** The one that {@code EIDOS_TEST_KUBECONFIG} names; aborts the test, visibly, where there is none. */
    public static ApiServer require() {
        String file = System.getenv("EIDOS_TEST_KUBECONFIG");
        if (file == null || file.isBlank()) {
            Assumptions.abort("EIDOS_TEST_KUBECONFIG names no cluster");
        }
        return of(Path.of(file));
    }

    public Path kubeconfig() {
        return kubeconfig;
    }

    public String url() {
        return url;
    }

    public HttpClient http() {
        return http;
    }

    /** Begins a request that is logged in. */
    public HttpRequest.Builder request(String pathAndQuery) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url + pathAndQuery));
        return token.isEmpty() ? builder : builder.setHeader("Authorization", "Bearer " + token);
    }
}
