package dev.eidos.live.read;

import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.LineStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/** Metrics by the API server's proxy to pods, of which no more is read than an exporter of one node has to say. */
record ProxiedScrape(ApiClient api) implements Scrape {
    private static final int FORBIDDEN = 403;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final BoundedLines LIMITS = new BoundedLines(5_000, 4 << 20, PATIENCE);

    @Override
    public Answer metrics(String namespace, String pod, int port) throws InterruptedException {
        ApiResource resource = ApiResource.pod(namespace, pod + ":" + port);
        ApiRequest request = ApiRequest.get(
                resource.path() + "/proxy/metrics",
                ApiResource.pod(namespace, pod).object() + "/proxy");
        try {
            return switch (api.stream(request, PATIENCE)) {
                case ApiClient.Streamed.Open(LineStream lines) -> new Answer.Lines(LIMITS.of(lines));
                case ApiClient.Streamed.Refused(var status) ->
                    // the pod itself, or a proxy on the way to it, answers so without a reason
                    status.code() == FORBIDDEN && !status.reason().isEmpty()
                            ? new Answer.Forbidden(status.message())
                            : new Answer.Nothing(status.message());
            };
        } catch (IOException e) {
            return new Answer.Nothing(Objects.requireNonNullElse(e.getMessage(), "no answer"));
        }
    }
}
