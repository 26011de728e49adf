package dev.eidos.k8s.agent.watch;

import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.LineStream;
import dev.eidos.k8s.api.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A follower of the agent's log until the container has ended, also over dropped connections: the kubelet's timestamps
 * tell which lines have been passed on before.
 */
final class LogFollower implements AutoCloseable {
    private static final Duration HEAD = Duration.ofSeconds(30);

    private final ApiClient api;
    private final ApiResource pod;
    private final LogDeduplicator resumption;
    private final Thread thread;
    private volatile boolean closed;
    /** The number of lines that were passed on; written and read by the following thread alone. */
    private int passed;

    private volatile @Nullable LineStream open;

    private LogFollower(ApiClient api, ApiResource pod, Consumer<String> out) {
        this.api = api;
        this.pod = pod;
        this.resumption = new LogDeduplicator(line -> {
            passed++;
            out.accept(line);
        });
        this.thread = Thread.ofVirtual().name("log " + pod.object()).unstarted(this::run);
    }

    static LogFollower start(ApiClient api, ApiResource pod, Consumer<String> out) {
        LogFollower follower = new LogFollower(api, pod, out);
        follower.thread.start();
        return follower;
    }

    private void run() {
        try {
            int failures = 0;
            while (!closed) {
                @Nullable Duration asked = null;
                int before = passed;
                try {
                    ApiRequest request =
                            AgentLog.request(pod).with("follow", "true").with("timestamps", "true");
                    String since = resumption.since();
                    switch (api.stream(since == null ? request : request.with("sinceTime", since), HEAD)) {
                        case ApiClient.Streamed.Open(LineStream lines) -> {
                            read(lines);
                            // a server that stops ends streams in good order, too; at the log's end nothing new comes
                            if (passed == before) {
                                return;
                            }
                        }
                        case ApiClient.Streamed.Refused(var status) -> {
                            if (status.code() == 403 || status.notFound()) {
                                return;
                            }
                            asked = status.retryAfter();
                        }
                    }
                } catch (IOException e) {
                    // dropped: resumed below
                }
                failures = passed > before ? 0 : failures + 1;
                if (failures > 0) {
                    Thread.sleep(asked == null ? RetryPolicy.jittered(failures, RandomGenerator.getDefault()) : asked);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(LineStream lines) throws IOException {
        try (lines) {
            open = lines;
            resumption.begin();
            for (String line = lines.next(); line != null; line = lines.next()) {
                resumption.take(line);
            }
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
