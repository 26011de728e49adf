package dev.eidos.testing.fleet;

import dev.eidos.document.Value;
import dev.eidos.k8s.configmap.ConfigMapStore;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.testing.Fields;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.StandInPod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * The life of one pod on a simulated node, from its binding to its end.
 *
 * @param agent the API as the pod's own container calls it
 * @param snapshots the snapshot of a node
 */
record PodPlay(RawApi kubelet, RawApi agent, Function<String, Value> snapshots, Pace pace, Leases leases) {

    /** Plays it; returns when there is nothing more to play. */
    void play(Value pod, Behaviour behaviour) throws InterruptedException {
        var random = new Random(Fields.text(pod, "metadata", "uid").hashCode());
        var words = StandInPod.of(kubelet, pod);
        String node = Fields.text(pod, "spec", "nodeName");
        Thread.sleep(pace.start(random));
        switch (behaviour) {
            case NO_IMAGE -> {
                noImage(words);
                untilDeadline(pod, words);
            }
            case NEVER_STARTS -> {
                words.waiting("ContainerCreating", "");
                untilDeadline(pod, words);
            }
            case HANGS -> {
                words.running();
                untilDeadline(pod, words);
            }
            case DIES -> {
                words.running();
                leases.silence(node);
            }
            case CRASHES -> {
                words.running();
                Thread.sleep(pace.work(random));
                words.terminated(1, "Error", "");
            }
            case OUT_OF_MEMORY -> {
                words.running();
                Thread.sleep(pace.work(random));
                words.terminated(137, "OOMKilled", "");
            }
            case EVICTED -> words.evicted("The node was low on resource: memory.");
            case SUCCEEDS -> succeed(pod, words, node, true, random);
            case OTHER_NODE -> succeed(pod, words, "not-" + node, true, random);
            case NO_SEAL -> succeed(pod, words, node, false, random);
        }
    }

    private void succeed(Value pod, StandInPod words, String node, boolean sealed, Random random)
            throws InterruptedException {
        words.running();
        Thread.sleep(pace.work(random));
        Optional<AgentOrder> order = AgentOrder.in(pod);
        Optional<ResultSeal> seal = Optional.empty();
        if (order.isPresent()) {
            seal = Optional.of(deliver(order.get(), node));
        }
        if (Fields.text(pod, "spec", "restartPolicy").equals("Never")) {
            words.terminated(0, "Completed", sealed ? seal.map(ResultSeal::text).orElse("") : "");
        }
    }

    private ResultSeal deliver(AgentOrder order, String node) throws InterruptedException {
        return new ConfigMapStore(new RawCalls(agent), order.stamp())
                .write(
                        order.result(),
                        "snapshot." + order.format(),
                        order.text(snapshots.apply(node)),
                        order.format(),
                        Instant.now());
    }

    private static void untilDeadline(Value pod, StandInPod words) throws InterruptedException {
        String deadline = Fields.text(pod, "spec", "activeDeadlineSeconds");
        if (!deadline.isEmpty()) {
            Thread.sleep(Duration.ofSeconds(Long.parseLong(deadline)));
            words.failed("DeadlineExceeded", "Pod was active on the node longer than the specified deadline");
        }
    }

    private static void noImage(StandInPod words) throws InterruptedException {
        String why = "rpc error: code = NotFound desc = failed to pull and unpack image: not found";
        words.waiting("ErrImagePull", why);
        words.event("Warning", "Failed", "Failed to pull image: " + why);
        Thread.sleep(Duration.ofSeconds(2));
        words.waiting("ImagePullBackOff", "Back-off pulling image");
    }
}
