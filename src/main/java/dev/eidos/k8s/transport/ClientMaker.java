package dev.eidos.k8s.transport;

import dev.eidos.http.WebProxy;
import dev.eidos.k8s.credential.ClientIdentity;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes HTTP clients of the JDK for API servers, and ends them. */
final class ClientMaker {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** A JVM that exits while the selector thread waits in native code stalls for about 300 ms. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private ClientMaker() {}

    static HttpClient make(Endpoint endpoint, @Nullable ClientIdentity identity) {
        WebProxy proxy = endpoint.proxy();
        HttpClient.Builder client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                // where it leads, nobody said that this server may be believed or the credential sent
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxy == null ? HttpClient.Builder.NO_PROXY : ProxySelector.of(proxy.address()));
        if (endpoint.address().isSecure()) {
            client.sslContext(ClientTls.context(endpoint.trust(), identity, endpoint.serverName()));
        } else {
            // asking for the newer protocol over plain HTTP confuses some servers
            client.version(HttpClient.Version.HTTP_1_1);
        }
        return client.build();
    }

    static void end(HttpClient client) {
        client.shutdownNow();
        try {
            client.awaitTermination(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
