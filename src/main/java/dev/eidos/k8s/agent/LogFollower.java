package dev.eidos.k8s.agent;

import dev.eidos.k8s.client.ApiClient;
import dev.eidos.k8s.client.ApiRequest;
import dev.eidos.k8s.client.ApiResource;
import dev.eidos.k8s.client.LineStream;
import dev.eidos.k8s.client.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Follows the agent's log until the container has ended, also over dropped connections: the kubelet's timestamps tell
 * which lines have been passed on before.
 */
final class LogFollower implements AutoCloseable {
    private static final Duration HEAD = Duration.ofSeconds(30);

    private final ApiClient api;
    private final ApiResource pod;
    private final Resumption resumption;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable LineStream open;

    private LogFollower(ApiClient api, ApiResource pod, Consumer<String> out) {
        this.api = api;
        this.pod = pod;
        this.resumption = new Resumption(out);
        this.thread = Thread.ofVirtual().name("log " + pod.object()).unstarted(this::run);
    }

    static LogFollower start(ApiClient api, ApiResource pod, Consumer<String> out) {
        LogFollower follower = new LogFollower(api, pod, out);
        follower.thread.start();
        return follower;
    }

    private void run() {
        try {
            for (int failures = 1; !closed; failures++) {
                try {
                    ApiRequest request =
                            AgentLog.request(pod).with("follow", "true").with("timestamps", "true");
                    String since = resumption.since();
                    switch (api.stream(since == null ? request : request.with("sinceTime", since), HEAD)) {
                        case ApiClient.Streamed.Open(LineStream lines) -> {
                            if (read(lines)) {
                                return;
                            }
                        }
                        case ApiClient.Streamed.Refused(var status) -> {
                            if (status.code() == 403 || status.notFound()) {
                                return;
                            }
                        }
                    }
                } catch (IOException e) {
                    // dropped: resumed below
                }
                Thread.sleep(Patience.jittered(failures, RandomGenerator.getDefault()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the log has come to its end. */
    private boolean read(LineStream lines) throws IOException {
        try (lines) {
            open = lines;
            resumption.begin();
            for (String line = lines.next(); line != null; line = lines.next()) {
                resumption.take(line);
            }
            return true;
        } finally {
            open = null;
        }
    }

    /** Waits until the whole log has been passed on, but not for long. */
    void finish(Duration limit) throws InterruptedException {
        thread.join(limit);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        LineStream last = open;
        if (last != null) {
            last.close();
        }
    }
}
