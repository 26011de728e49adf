package dev.eidos.live.read;

import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.LineStream;
import dev.eidos.redact.CredentialMask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The logs that kubelets keep; what in them looks like a credential is hidden. */
record PodLogs(ApiClient api) implements LogTail {
    private static final int LINES = 5;
    private static final int MOST_BYTES = 8 << 10;
    private static final int LONGEST_LINE = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final BoundedLines LIMITS = new BoundedLines(LINES, MOST_BYTES, PATIENCE);

    @Override
    public List<String> before(String namespace, String pod, String container) throws InterruptedException {
        ApiResource resource = ApiResource.pod(namespace, pod);
        ApiRequest request = ApiRequest.get(resource.path() + "/log", resource.object() + "/log")
                .with("container", container)
                .with("previous", "true")
                .with("tailLines", Integer.toString(LINES))
                .with("limitBytes", Integer.toString(MOST_BYTES));
        try {
            return switch (api.stream(request, PATIENCE)) {
                case ApiClient.Streamed.Open(LineStream lines) ->
                    LIMITS.of(lines).stream().map(PodLogs::shown).toList();
                case ApiClient.Streamed.Refused _ -> List.of();
            };
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String shown(String line) {
        String shown = CredentialMask.hide(line.strip());
        return shown.length() > LONGEST_LINE ? shown.substring(0, LONGEST_LINE) + "…" : shown;
    }
}
