package dev.eidos.k8s.agent.watch;

import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiResource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent's log while it runs, if the listener wants it, and its last lines when something has gone wrong. */
public final class AgentLogs implements AutoCloseable {
    private static final int KEPT = 20;

    private final ApiClient api;
    private final String namespace;
    private final AgentListener listener;
    private final Deque<String> last = new ArrayDeque<>();
    private @Nullable LogFollower follower;

    public AgentLogs(ApiClient api, String namespace, AgentListener listener) {
        this.api = api;
        this.namespace = namespace;
        this.listener = listener;
    }

    /** Starts to follow the log, as the container runs now. */
    public void follow(RunState seen) {
        if (follower == null && listener.wantsLog()) {
            follower = LogFollower.start(api, pod(seen), this::take);
        }
    }

    private void take(String line) {
        synchronized (last) {
            last.addLast(line);
            if (last.size() > KEPT) {
                last.removeFirst();
            }
        }
        listener.logged(line);
    }

    private ApiResource pod(RunState seen) {
        return ApiResource.pod(namespace, seen.podName());
    }

    /** The last lines of the log; empty where the container never ran. */
    public List<String> tail(RunState seen) throws InterruptedException {
        if (follower != null) {
            follower.finish(Duration.ofMillis(500));
            synchronized (last) {
                return List.copyOf(last);
            }
        }
        return switch (PodState.of(seen.pod())) {
            case PodState.Running _, PodState.Ended _, PodState.Evicted _ -> AgentLog.tail(api, pod(seen));
            case PodState.Absent _,
                    PodState.Deleted _,
                    PodState.Unscheduled _,
                    PodState.Starting _,
                    PodState.NoImage _,
                    PodState.NoContainer _,
                    PodState.Lost _ -> List.of();
        };
    }

    /** Waits for the rest of the log: a result may be here before the kubelet has told that its container runs. */
    public void finish(RunState seen, Duration limit) throws InterruptedException {
        if (!seen.podName().isEmpty()) {
            follow(seen);
        }
        if (follower != null) {
            follower.finish(limit);
        }
    }

    @Override
    public void close() {
        if (follower != null) {
            follower.close();
        }
    }
}
