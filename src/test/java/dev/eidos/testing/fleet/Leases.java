package dev.eidos.testing.fleet;

import dev.eidos.testing.RawApi;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The heartbeats of simulated nodes, each in a Lease as kubelets have it (kubernetes.io: "Node heartbeats"). */
final class Leases {
    static final String PATH = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";

    /** The form of a Kubernetes MicroTime: six digits, those that are zero too. */
    private static final DateTimeFormatter MICRO_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final RawApi api;
    private final List<String> nodes;
    private final Duration every;
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    /**
     * Heartbeats; {@link #renew()} begins them. They come less often than a kubelet's, which is every 10 s: for 1,000
     * nodes that would be 100 requests a second.
     *
     * @param grace the time after which the node lifecycle controller misses one
     */
    Leases(RawApi api, List<String> nodes, Duration grace) {
        this.api = api;
        this.nodes = nodes;
        this.every = grace.multipliedBy(5).dividedBy(8);
    }

    /** The path of the Leases of a fleet. */
    static String list(String fleet) {
        return PATH + "?labelSelector=" + SimulatedNode.LABEL + "%3D" + fleet;
    }

    static String manifest(String fleet, String node) {
        return """
            {"apiVersion":"coordination.k8s.io/v1","kind":"Lease",
             "metadata":{"name":"%s","namespace":"kube-node-lease","labels":{"%s":"%s"}},
             "spec":{"holderIdentity":"%s","leaseDurationSeconds":40,"renewTime":"%s"}}
            """.formatted(node, SimulatedNode.LABEL, fleet, node, now());
    }

    /** From now on nothing is heard of the node. */
    void silence(String node) {
        silent.add(node);
    }

    boolean isSilent(String node) {
        return silent.contains(node);
    }

    /** Renews them one after the other, spread over the time, until the thread is interrupted. */
    void renew() throws InterruptedException {
        long pause = every.toNanos() / Math.max(1, nodes.size());
        long next = System.nanoTime();
        while (true) {
            for (String node : nodes) {
                next += pause;
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                if (!isSilent(node)) {
                    Thread.startVirtualThread(() -> renew(node));
                }
            }
        }
    }

    private void renew(String node) {
        try {
            api.send(
                    "PATCH",
                    PATH + "/" + node,
                    "application/merge-patch+json",
                    "{\"spec\":{\"renewTime\":\"" + now() + "\"}}");
        } catch (AssertionError e) {
            // the next time
        }
    }

    private static String now() {
        return MICRO_TIME.format(Instant.now());
    }
}
