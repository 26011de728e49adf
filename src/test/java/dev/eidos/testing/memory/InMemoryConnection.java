package dev.eidos.testing.memory;

import dev.eidos.k8s.api.HttpCall;
import dev.eidos.k8s.api.HttpReply;
import dev.eidos.k8s.api.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/** A connection to an {@link InMemoryCluster}, which notes what is asked, and where a test may interfere. */
public final class InMemoryConnection implements Transport {
    private record Refusal(int code, String reason, String message) {}

    private final InMemoryCluster cluster;
    private final List<String> requests = new ArrayList<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private volatile IntConsumer arrived = number -> {};
    private volatile IntConsumer answered = number -> {};

    InMemoryConnection(InMemoryCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Method and path of each request, in order: {@code GET /api/v1/nodes/a}, with {@code ?…} for a dry run or watch.
     */
    public List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Runs something when a request of this method and path has come, once, before it is carried out. */
    public void before(String request, Runnable action) {
        before.put(request, action);
    }

    /** Refuses every request of this method and path. */
    public void refuse(String request, int code, String reason, String message) {
        refusals.put(request, new Refusal(code, reason, message));
    }

    /** Is told the number of each request, from 1: before it is carried out, and before its answer is given. */
    public void onEach(IntConsumer arrived, IntConsumer answered) {
        this.arrived = arrived;
        this.answered = answered;
    }

    @Override
    public String server() {
        return "memory:";
    }

    @Override
    public String namespace() {
        return "default";
    }

    @Override
    public HttpReply send(HttpCall call) {
        String request = describe(call);
        int number;
        synchronized (requests) {
            requests.add(request);
            number = requests.size();
        }
        arrived.accept(number);
        Runnable action = before.remove(request);
        if (action != null) {
            action.run();
        }
        Refusal refusal = refusals.get(request);
        HttpReply reply = refusal == null
                ? cluster.handle(call)
                : InMemoryCluster.status(refusal.code(), refusal.reason(), refusal.message());
        answered.accept(number);
        return reply;
    }

    private static String describe(HttpCall call) {
        String path = call.target().replaceFirst("\\?.*", "");
        String mark =
                call.target().contains("dryRun=") ? "?dryRun" : call.target().contains("watch=") ? "?watch" : "";
        return call.method() + " " + path + mark;
    }

    @Override
    public void close() {}
}
