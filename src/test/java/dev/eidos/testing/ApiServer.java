package dev.eidos.testing;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/** The address of the real API server that a kubeconfig names, with a client that logs in to it. */
public final class ApiServer {
    private final Path kubeconfig;
    private final String url;
    private final String token;
    private final HttpClient http;

    private ApiServer(Path kubeconfig, Config config) throws IOException, GeneralSecurityException {
        this.kubeconfig = kubeconfig;
        String master = config.getMasterUrl();
        this.url = master.endsWith("/") ? master.substring(0, master.length() - 1) : master;
        String automatic = config.getAutoOAuthToken();
        this.token = automatic == null ? "" : automatic;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(SSLUtils.sslContext(config))
                .build();
    }

    public static ApiServer of(Path kubeconfig) {
        try {
            return new ApiServer(kubeconfig, Config.fromKubeconfig(kubeconfig.toFile()));
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
