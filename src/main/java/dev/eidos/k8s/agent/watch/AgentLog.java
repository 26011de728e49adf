package dev.eidos.k8s.agent.watch;

import dev.eidos.k8s.agent.manifest.AgentContainer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.LineStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The agent's log, as the kubelet keeps it. */
public final class AgentLog {
    private static final int LAST_LINES = 20;
    private static final int MOST_BYTES = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String ABSENT = "(no log: ";

    private AgentLog() {}

    /** Returns whether a line stands for a log that could not be had: then it is the server's, and not the agent's. */
    static boolean isAbsent(String line) {
        return line.startsWith(ABSENT);
    }

    static ApiRequest request(ApiResource pod) {
        return request(pod, AgentContainer.NAME);
    }

    private static ApiRequest request(ApiResource pod, String container) {
        return ApiRequest.get(pod.path() + "/log", pod.object() + "/log").with("container", container);
    }

    /** The last lines; where they cannot be had, one that says why. */
    public static List<String> tail(ApiClient api, ApiResource pod) throws InterruptedException {
        return tail(api, pod, AgentContainer.NAME);
    }

    /** As {@link #tail(ApiClient, ApiResource)}, of another container of the agent's pod. */
    static List<String> tail(ApiClient api, ApiResource pod, String container) throws InterruptedException {
        ApiRequest request = request(pod, container)
                .with("tailLines", Integer.toString(LAST_LINES))
                .with("limitBytes", Integer.toString(MOST_BYTES));
        try {
            return switch (api.stream(request, PATIENCE)) {
                case ApiClient.Streamed.Open(LineStream lines) -> all(lines);
                case ApiClient.Streamed.Refused(var status) -> List.of(ABSENT + status.message() + ")");
            };
        } catch (IOException e) {
            return List.of(ABSENT + e.getMessage() + ")");
        }
    }

    /** For the end of a message; empty for no lines. */
    public static String quoted(List<String> lines) {
        return lines.isEmpty() ? "" : "\nits last lines:\n  " + String.join("\n  ", lines);
    }

    private static List<String> all(LineStream lines) throws IOException {
        try (lines) {
            List<String> all = new ArrayList<>();
            for (String line = lines.next(); line != null; line = lines.next()) {
                all.add(line);
            }
            return all;
        }
    }
}
