package dev.eidos.k8s.agent.watch;

import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.configmap.ResultSeal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent's log while it runs: in it the agent says which result it wrote, sooner than the kubelet reports its end.
 * The rest is for the listener, if it wants it, and the last lines for when something has gone wrong.
 */
public final class AgentLogs implements AutoCloseable {
    private static final int KEPT = 20;

    private final ApiClient api;
    private final String namespace;
    private final AgentListener listener;
    private final Consumer<ResultSeal> sealed;
    private final Deque<String> last = new ArrayDeque<>();
    private @Nullable LogFollower follower;

    /** @param sealed is told what the agent says of its result, on the log's own thread */
    public AgentLogs(ApiClient api, String namespace, AgentListener listener, Consumer<ResultSeal> sealed) {
        this.api = api;
        this.namespace = namespace;
        this.listener = listener;
        this.sealed = sealed;
    }

    /** Starts to follow the log, as the container runs now. */
    public void follow(RunState seen) {
        if (follower == null) {
            follower = LogFollower.start(api, pod(seen), this::take);
        }
    }

    private void take(String line) {
        Optional<ResultSeal> seal = ResultSeal.parse(line);
        if (seal.isPresent()) {
            sealed.accept(seal.get());
        } else if (listener.wantsLog()) {
            tell(line);
        }
    }

    private void tell(String line) {
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
        if (follower != null && listener.wantsLog()) {
            follower.finish(Duration.ofMillis(500));
            synchronized (last) {
                return List.copyOf(last);
            }
        }
        return tail(api, namespace, seen);
    }

    /** As {@link #tail(RunState)}, of a log that nobody follows. */
    public static List<String> tail(ApiClient api, String namespace, RunState seen) throws InterruptedException {
        ApiResource pod = ApiResource.pod(namespace, seen.podName());
        return switch (PodState.of(seen.pod())) {
            case PodState.Running _, PodState.Ended _, PodState.Evicted _ -> AgentLog.tail(api, pod);
            case PodState.InitFailed failed -> AgentLog.tail(api, pod, failed.container());
            case PodState.Absent _,
                    PodState.Deleted _,
                    PodState.Unscheduled _,
                    PodState.Starting _,
                    PodState.NoImage _,
                    PodState.NoContainer _,
                    PodState.Lost _ -> List.of();
        };
    }

    /**
     * Waits for the rest of the log, if the listener wants it: a result may be here before the kubelet has told that
     * its container runs.
     */
    public void finish(RunState seen, Duration limit) throws InterruptedException {
        if (!listener.wantsLog()) {
            return;
        }
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
