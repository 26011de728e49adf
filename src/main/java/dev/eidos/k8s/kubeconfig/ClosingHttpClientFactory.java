package dev.eidos.k8s.kubeconfig;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientImpl;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Makes HTTP clients that end when the Kubernetes client is closed.
 *
 * <p>The library's factory (8.0.0) shuts down the executor alone. The selector thread then goes on waiting in native
 * code, and a JVM that exits meanwhile stalls for about 300 ms.
 */
final class ClosingHttpClientFactory extends JdkHttpClientFactory {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Queue<HttpClient> made = new ConcurrentLinkedQueue<>();

    @Override
    protected HttpClient.Builder createNewHttpClientBuilder() {
        return new CapturingHttpClientBuilder(super.createNewHttpClientBuilder(), made::add);
    }

    @Override
    protected void closeHttpClient(JdkHttpClientImpl client) {
        for (HttpClient http = made.poll(); http != null; http = made.poll()) {
            end(http);
        }
        super.closeHttpClient(client);
    }

    private static void end(HttpClient http) {
        http.shutdownNow();
        try {
            http.awaitTermination(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
