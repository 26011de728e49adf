package dev.eidos.k8s.kubeconfig;

import dev.eidos.error.Causes;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.HttpCall;
import dev.eidos.k8s.api.HttpReply;
import dev.eidos.k8s.api.Transport;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The client library's HTTP client alone: connections, credentials and their renewal, proxies, impersonation. Its typed
 * client on top is not used, because the models and their mapper cost more to load than a whole run of ours.
 */
final class ClusterTransport implements Transport {
    private final Supplier<HttpClient> maker;
    private final String server;
    private final String namespace;
    private volatile HttpClient http;
    private volatile long made = System.nanoTime();
    private boolean closed;

    private ClusterTransport(Supplier<HttpClient> maker, String server, String namespace) {
        this.maker = maker;
        this.http = maker.get();
        this.server = server;
        this.namespace = namespace;
    }

    /** Reads kubeconfig and credentials; nothing is sent yet. */
    static ClusterTransport open(ClusterAccess access) {
        Config config = ClientConfig.of(access, System.getenv());
        try {
            String namespace = config.getNamespace();
            return new ClusterTransport(
                    () -> client(config),
                    config.getMasterUrl().replaceFirst("/+$", ""),
                    namespace == null || namespace.isBlank() ? "default" : namespace);
        } catch (RuntimeException e) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the kubeconfig's credentials cannot be used")
                    .object(config.getMasterUrl())
                    .reason(Causes.root(e).toString())
                    .suggestion("check its certificates, keys and proxy")
                    .cause(e)
                    .build();
        }
    }

    /** As the library's factory does it, but for the trust and key stores, which take it over 100 ms to make. */
    private static HttpClient client(Config config) {
        var factory = new ClosingHttpClientFactory();
        HttpClient.Builder builder = factory.newBuilder();
        Optional<ClientTls> tls = ClientTls.of(config);
        if (tls.isPresent()) {
            builder.sslContext(
                    tls.get().keys().toArray(new KeyManager[0]),
                    tls.get().trust().toArray(new TrustManager[0]));
            builder.connectTimeout(config.getConnectionTimeout(), TimeUnit.MILLISECONDS);
            for (Map.Entry<String, io.fabric8.kubernetes.client.http.Interceptor> interceptor :
                    HttpClientUtils.createApplicableInterceptors(config, factory)
                            .entrySet()) {
                builder.addOrReplaceInterceptor(interceptor.getKey(), interceptor.getValue());
            }
        } else {
            HttpClientUtils.applyCommonConfiguration(config, builder, factory);
        }
        // trying again is decided in one place, ApiClient
        builder.tag(new RequestConfigBuilder(config.getRequestConfig())
                .withRequestRetryBackoffLimit(0)
                .build());
        return builder.build();
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
        long age = made;
        HttpRequest.Builder request = http.newHttpRequestBuilder()
                .uri(server + call.target())
                .header("Accept", "application/json, */*")
                .timeout(call.limit().toMillis(), TimeUnit.MILLISECONDS);
        if (call.body() != null) {
            request.method(call.method(), call.contentType(), call.body());
        } else {
            request.method(call.method(), null, (String) null);
        }
        CompletableFuture<HttpResponse<InputStream>> answer = http.sendAsync(request.build(), InputStream.class);
        try {
            HttpResponse<InputStream> head = answer.get(call.limit().toMillis() + 1_000, TimeUnit.MILLISECONDS);
            return new HttpReply(head.code(), head.header("Retry-After"), body(head.body()));
        } catch (ExecutionException e) {
            IOException failure = thrown(e.getCause() == null ? e : e.getCause());
            // ended by abandonConnectionsBefore: what is wrong with the connection, another request has found out
            throw age == made ? failure : new java.net.http.HttpTimeoutException("no answer in time");
        } catch (TimeoutException | CancellationException e) {
            throw new java.net.http.HttpTimeoutException("no answer in time");
        } finally {
            answer.cancel(true);
        }
    }

    private static InputStream body(@Nullable InputStream body) {
        return body == null ? InputStream.nullInputStream() : body;
    }

    /** The library wraps what went wrong once or twice, in kinds of its own. */
    private static IOException thrown(Throwable failure) {
        return switch (failure) {
            case EidosException ours -> throw ours;
            case IOException io -> io;
            default -> new IOException(failure);
        };
    }

    /**
     * The JDK's client goes on using an HTTP/2 connection on which a request has timed out: if nothing comes through it
     * any more, no request ever gets an answer. Nor can it be told to leave one connection, so it is left altogether.
     */
    @Override
    public synchronized void abandonConnectionsBefore(long nanos) {
        if (!closed && made - nanos < 0) {
            HttpClient silent = http;
            http = maker.get();
            made = System.nanoTime();
            silent.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        http.close();
    }
}
