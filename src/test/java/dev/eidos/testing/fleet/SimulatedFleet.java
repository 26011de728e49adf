package dev.eidos.testing.fleet;

import dev.eidos.document.Value;
import dev.eidos.testing.Fields;
import dev.eidos.testing.RawApi;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Many nodes that no kubelet serves. This is all kubelets at once: it registers the nodes, keeps their Leases, and does
 * with the pods that are bound to them what {@link Behaviour} says; one watch sees all pods.
 */
public final class SimulatedFleet implements AutoCloseable {
    /** The most requests at a time; more make a small machine slower, not faster. */
    private static final int PARALLEL = 24;

    private final String name;
    private final RawApi kubelet;
    private final FailurePlan plan;
    private final Set<String> names;
    private final Leases leases;
    private final PodPlay stage;
    private final Map<String, Future<?>> plays = new ConcurrentHashMap<>();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private SimulatedFleet(
            RawApi api,
            String name,
            List<SimulatedNode> nodes,
            FailurePlan plan,
            Pace pace,
            Function<String, Value> snapshots) {
        this.name = name;
        this.kubelet = api.as("kubelet (simulated)", PARALLEL);
        this.plan = plan;
        List<String> all = nodes.stream().map(SimulatedNode::name).toList();
        this.names = Set.copyOf(all);
        this.leases = new Leases(api.as("kubelet-lease (simulated)", 8), all, pace.grace());
        this.stage = new PodPlay(kubelet, api.as("eidos-agent (simulated)", PARALLEL), snapshots, pace, leases);
    }

    /** The names of the nodes of a fleet. */
    public static List<String> names(String fleet, int nodes) {
        return IntStream.rangeClosed(1, nodes)
                .mapToObj(number -> SimulatedNode.name(fleet, number))
                .toList();
    }

    /**
     * Registers nodes, after those of an earlier fleet of that name have gone, and begins to serve them.
     *
     * @param name of the fleet, with which the names of its nodes begin
     * @param snapshots the document that the agent of a node delivers
     */
    public static SimulatedFleet join(
            RawApi api, String name, int size, FailurePlan plan, Pace pace, Function<String, Value> snapshots) {
        remove(api, name);
        List<SimulatedNode> nodes = IntStream.rangeClosed(1, size)
                .mapToObj(number -> new SimulatedNode(name, number, HardwareClass.of(number)))
                .toList();
        var fleet = new SimulatedFleet(api, name, nodes, plan, pace, snapshots);
        fleet.each(nodes, fleet::register);
        fleet.start(fleet.leases::renew);
        fleet.start(Feed.ofPods(api, fleet::there, fleet::gone)::run);
        fleet.start(Feed.ofNodes(api, name, fleet::nodeThere)::run);
        return fleet;
    }

    /** The admission plugin TaintNodesByCondition holds every new node for not ready, whatever its status says. */
    private void register(SimulatedNode node) {
        kubelet.post(Leases.PATH, Leases.manifest(name, node.name()));
        kubelet.post("/api/v1/nodes", node.manifest());
        kubelet.patch("/api/v1/nodes/" + node.name(), "{\"spec\":{\"taints\":null}}");
    }

    /** On a busy machine a heartbeat comes too late; a kubelet then says at its next one that all is well. */
    private void nodeThere(Value node) {
        if (SimulatedNode.isMissed(node) && !leases.isSilent(Fields.name(node))) {
            threads.execute(() -> {
                try {
                    kubelet.send(
                            "PATCH",
                            "/api/v1/nodes/" + Fields.name(node) + "/status",
                            "application/strategic-merge-patch+json",
                            SimulatedNode.ready());
                } catch (AssertionError e) {
                    // the fleet ends, or the server does not answer: it will be missed again
                }
            });
        }
    }

    private void there(Value pod) {
        String uid = Fields.text(pod, "metadata", "uid");
        String node = Fields.text(pod, "spec", "nodeName");
        if (!names.contains(node)) {
            return;
        }
        if (Fields.has(pod, "metadata", "deletionTimestamp")) {
            if (!leases.isSilent(node) && confirmed.add(uid)) {
                stop(uid);
                threads.execute(() -> confirm(pod));
            }
        } else if (!plays.containsKey(uid)
                && !leases.isSilent(node)
                && Fields.text(pod, "status", "phase").equals("Pending")) {
            plays.put(uid, threads.submit(() -> play(pod, plan.of(node))));
        }
    }

    private void gone(Value pod) {
        String uid = Fields.text(pod, "metadata", "uid");
        stop(uid);
        plays.remove(uid);
        confirmed.remove(uid);
    }

    private void stop(String uid) {
        Future<?> play = plays.get(uid);
        if (play != null) {
            play.cancel(true);
        }
    }

    private void play(Value pod, Behaviour behaviour) {
        try {
            stage.play(pod, behaviour);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (AssertionError e) {
            // the pod is being deleted, or the server does not answer: then the pod stays as it is
        }
    }

    /** A kubelet confirms a deletion by one without grace. */
    private void confirm(Value pod) {
        try {
            kubelet.send("DELETE", path(pod), "application/json", """
                {"apiVersion":"v1","kind":"DeleteOptions","gracePeriodSeconds":0,"preconditions":{"uid":"%s"}}
                """.formatted(Fields.text(pod, "metadata", "uid")));
        } catch (AssertionError e) {
            // the fleet ends, or the server does not answer: the pod goes with its node
        }
    }

    private static String path(Value pod) {
        return "/api/v1/namespaces/" + Fields.text(pod, "metadata", "namespace") + "/pods/" + Fields.name(pod);
    }

    /** Takes away the nodes of a fleet, with their Leases and the pods that are bound to them. */
    public static void remove(RawApi api, String fleet) {
        List<Value> nodes = Fields.items(api.get(SimulatedNode.list(fleet)), "items");
        if (nodes.isEmpty()) {
            return;
        }
        api.delete(SimulatedNode.list(fleet));
        api.delete(Leases.list(fleet));
        Set<String> names = ConcurrentHashMap.newKeySet();
        nodes.forEach(node -> names.add(Fields.name(node)));
        for (Value pod : Fields.items(api.get("/api/v1/pods?fieldSelector=spec.nodeName%21%3D"), "items")) {
            if (names.contains(Fields.text(pod, "spec", "nodeName"))) {
                api.delete(path(pod), "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"gracePeriodSeconds\":0}");
            }
        }
    }

    private <T> void each(List<T> items, Consumer<T> work) {
        List<Future<?>> all = items.stream()
                .<Future<?>>map(item -> threads.submit(() -> work.accept(item)))
                .toList();
        try {
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("cannot register the nodes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Something that goes on until it is interrupted. */
    private interface Loop {
        void run() throws InterruptedException;
    }

    private void start(Loop loop) {
        threads.execute(() -> {
            try {
                loop.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Ends the nodes with all pods that are bound to them. */
    @Override
    public void close() {
        threads.shutdownNow();
        remove(kubelet, name);
    }
}
