package dev.eidos.testing;

import dev.eidos.document.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node that no kubelet serves: it is Ready because this says so. Pods that are bound to it come no further than the
 * test brings them with {@link StandInPod}; those that someone deletes go at once, as long as the node is not lost.
 */
public final class StandInNode implements AutoCloseable {
    /** The label whose value is the node's name: for the node selector of what shall run here. */
    public static final String LABEL = "eidos.test/stand-in";

    private static final Duration BEAT = Duration.ofMillis(500);
    private static final int BEATS_PER_STATUS = 10;

    private final RawApi api;
    private final String name = "stand-in-" + UUID.randomUUID().toString().substring(0, 8);
    private final Thread heart;
    private volatile boolean lost;
    private volatile @Nullable AssertionError missed;

    private StandInNode(RawApi api, String taints, Map<String, String> allocatable) {
        this.api = api;
        String resources = allocatable.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(","));
        api.post("/api/v1/nodes", """
            {"apiVersion":"v1","kind":"Node",
             "metadata":{"name":"%s","labels":{"%s":"%s","kubernetes.io/hostname":"%s","kubernetes.io/os":"linux",
              "kubernetes.io/arch":"amd64"}},
             "spec":{"taints":[%s]}}
            """.formatted(name, LABEL, name, name, taints));
        api.patch(path() + "/status", """
            {"status":{"capacity":{%s},"allocatable":{%s}}}
            """.formatted(resources, resources));
        condition("True", "KubeletReady", "stand-in");
        this.heart = Thread.ofVirtual().start(this::beat);
    }

    /** One with room for a few pods, and a taint that keeps off those that do not tolerate everything. */
    public static StandInNode join(RawApi api) {
        return join(
                api,
                "{\"key\":\"" + LABEL + "\",\"effect\":\"NoSchedule\"}",
                Map.of("cpu", "4", "memory", "8Gi", "pods", "10"));
    }

    /**
     * Registers a node and waits until pods may be bound to it.
     *
     * @param taints JSON objects with commas in between
     */
    public static StandInNode join(RawApi api, String taints, Map<String, String> allocatable) {
        var node = new StandInNode(api, taints, allocatable);
        Await.until(
                "the node lifecycle controller finds " + node.name + " ready",
                Duration.ofSeconds(30),
                () -> Fields.items(api.get(node.path()), "spec", "taints").stream()
                        .noneMatch(taint -> Fields.text(taint, "key").startsWith("node.kubernetes.io/")));
        return node;
    }

    public String name() {
        return name;
    }

    private String path() {
        return "/api/v1/nodes/" + name;
    }

    /** The next pod that the scheduler or a DaemonSet binds to this node, of those in a namespace. */
    public StandInPod awaitPod(String namespace, Duration timeout) {
        String pods = "/api/v1/namespaces/" + namespace + "/pods";
        Value pod = Await.present(
                "a pod on " + name,
                timeout,
                () -> Fields.items(api.get(pods + "?fieldSelector=spec.nodeName%3D" + name), "items").stream()
                        .filter(found -> !Fields.has(found, "metadata", "deletionTimestamp"))
                        .findFirst());
        return new StandInPod(api, pods, pod);
    }

    /**
     * What the node lifecycle controller does when a node has been silent for 40 seconds, now: Ready becomes Unknown.
     * The controller adds the taints, and pods that are deleted stay.
     */
    public void lose() {
        lost = true;
        condition("Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.");
    }

    /** Takes the Node object away, as a cloud does with a machine that is gone; its pods stay bound to it. */
    public void delete() {
        lost = true;
        api.delete(path());
    }

    private void condition(String status, String reason, String message) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        api.patch(path() + "/status", """
            {"status":{"conditions":[{"type":"Ready","status":"%s","reason":"%s","message":"%s",
             "lastHeartbeatTime":"%s","lastTransitionTime":"%s"}]}}
            """.formatted(status, reason, message, now, now));
    }

    private void beat() {
        try {
            for (int beats = 1; !lost; beats++) {
                Thread.sleep(BEAT);
                beat(beats % BEATS_PER_STATUS == 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A kubelet outlives its API server: what fails is done again at the next beat. */
    private void beat(boolean withStatus) {
        try {
            if (withStatus) {
                api.send("PATCH", path() + "/status", "application/strategic-merge-patch+json", """
                    {"status":{"conditions":[{"type":"Ready","lastHeartbeatTime":"%s"}]}}
                    """.formatted(
                                Instant.now().truncatedTo(ChronoUnit.SECONDS)));
            }
            removeDeletedPods();
        } catch (AssertionError e) {
            missed = e;
        }
    }

    /** A kubelet confirms a deletion by one without grace. */
    private void removeDeletedPods() {
        for (Value pod : Fields.items(api.get("/api/v1/pods?fieldSelector=spec.nodeName%3D" + name), "items")) {
            if (Fields.has(pod, "metadata", "deletionTimestamp")) {
                remove(pod);
            }
        }
    }

    private void remove(Value pod) {
        api.delete(
                "/api/v1/namespaces/" + Fields.text(pod, "metadata", "namespace") + "/pods/" + Fields.name(pod),
                "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"gracePeriodSeconds\":0}");
    }

    /** The last failure of a beat, which tells why a deleted pod did not go. */
    public @Nullable AssertionError missed() {
        return missed;
    }

    /** Ends the node with all pods that are bound to it. */
    @Override
    public void close() {
        lost = true;
        heart.interrupt();
        Optional.of(api.get("/api/v1/pods?fieldSelector=spec.nodeName%3D" + name)).stream()
                .flatMap(list -> Fields.items(list, "items").stream())
                .forEach(this::remove);
        api.delete(path());
    }
}
