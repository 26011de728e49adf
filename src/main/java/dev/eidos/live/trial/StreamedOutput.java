package dev.eidos.live.trial;

import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.LineStream;
import dev.eidos.redact.CredentialMask;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Logs from the API server. */
record StreamedOutput(ApiClient api) implements PodOutput {
    private static final int MOST_LINES = 20_000;
    private static final int MOST_BYTES = 8 << 20;
    private static final int LONGEST_LINE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public List<String> lines(String namespace, String pod) throws InterruptedException {
        ApiResource resource = ApiResource.pod(namespace, pod);
        ApiRequest request = ApiRequest.get(resource.path() + "/log", resource.object() + "/log")
                .with("tailLines", Integer.toString(MOST_LINES))
                .with("limitBytes", Integer.toString(MOST_BYTES));
        try {
            return switch (api.stream(request, PATIENCE)) {
                case ApiClient.Streamed.Open(LineStream lines) -> all(lines);
                case ApiClient.Streamed.Refused _ -> List.of();
            };
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> all(LineStream lines) throws IOException {
        try (lines) {
            List<String> all = new ArrayList<>();
            for (String line = lines.next(); line != null && all.size() < MOST_LINES; line = lines.next()) {
                String shown = CredentialMask.hideForms(line);
                all.add(shown.length() > LONGEST_LINE ? shown.substring(0, LONGEST_LINE) : shown);
            }
            return all;
        }
    }
}
