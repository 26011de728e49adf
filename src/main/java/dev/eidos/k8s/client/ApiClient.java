package dev.eidos.k8s.client;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** An open client of one cluster, whose failures are ours. Closing it ends its threads. */
public final class ApiClient implements AutoCloseable {
    /** What a request may take with its retries and its body, which the library does not bound. */
    private static final Duration LONGEST = Duration.ofMillis(ClientConfig.REQUEST_MILLIS + 5_000L);

    private static final Duration PROBE = Duration.ofSeconds(5);

    private final KubernetesClient client;
    private final String server;
    /** Unlike the library's own mapper, it passes over fields that a type does not name. */
    private final JsonMapper json = JsonMapper.shared();

    private ApiClient(KubernetesClient client) {
        this.client = client;
        this.server = client.getConfiguration().getMasterUrl();
    }

    /** Reads kubeconfig and credentials; nothing is sent yet. */
    public static ApiClient open(ClusterAccess access) {
        Config config = ClientConfig.of(access, System.getenv());
        try {
            return new ApiClient(new KubernetesClientBuilder()
                    .withConfig(config)
                    .withHttpClientFactory(new ClosingHttpClientFactory())
                    .build());
        } catch (RuntimeException e) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the kubeconfig's credentials cannot be used")
                    .object(config.getMasterUrl())
                    .reason(rootMessage(e))
                    .suggestion("check its certificates, keys and proxy")
                    .cause(e)
                    .build();
        }
    }

    /** The API server's URL. */
    public String server() {
        return server;
    }

    /** The namespace that the kubeconfig's context or the ServiceAccount names, or {@code default}. */
    public String namespace() {
        String namespace = client.getNamespace();
        return namespace == null || namespace.isBlank() ? "default" : namespace;
    }

    /**
     * Calls the client library.
     *
     * @param what what is tried, such as {@code cannot create the Job}
     * @param object what it is tried on, such as {@code namespaces/foo/jobs/bar}
     */
    public <T> T call(String what, String object, Function<KubernetesClient, T> call) {
        try {
            return call.apply(client);
        } catch (RuntimeException e) {
            throw ApiErrors.of(what, object, server, e);
        }
    }

    /** Gets what is at a path and reads it into a type that names only the fields of interest. */
    <T> T get(String what, String object, String path, Class<T> type) {
        return get(client.getHttpClient(), what, object, path, type, LONGEST);
    }

    /** Gets without a second try, which would only double the time that an unreachable server costs. */
    <T> T probe(String what, String path, Class<T> type) {
        RequestConfig once = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(0)
                .build();
        HttpClient impatient = client.getHttpClient().newBuilder().tag(once).build();
        return get(impatient, what, path, path, type, PROBE);
    }

    private <T> T get(HttpClient http, String what, String object, String path, Class<T> type, Duration limit) {
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(server.substring(0, server.length() - (server.endsWith("/") ? 1 : 0)) + path)
                .header("Accept", "application/json")
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        try {
            HttpResponse<byte[]> response = await(http.sendAsync(request, byte[].class), limit);
            if (!response.isSuccessful()) {
                throw refusal(response);
            }
            return json.readValue(response.body(), type);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiErrors.of(what, object, server, new TimeoutException("interrupted"));
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw ApiErrors.of(what, object, server, e);
        }
    }

    private static <T> T await(CompletableFuture<T> answer, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private KubernetesClientException refusal(HttpResponse<byte[]> response) {
        try {
            Status status = client.getKubernetesSerialization()
                    .unmarshal(new ByteArrayInputStream(response.body()), Status.class);
            return new KubernetesClientException("refused", response.code(), status);
        } catch (RuntimeException e) {
            return new KubernetesClientException("refused", response.code(), null);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    @Override
    public void close() {
        client.close();
    }
}
