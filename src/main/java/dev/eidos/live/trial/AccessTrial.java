package dev.eidos.live.trial;

import dev.eidos.document.Value;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import java.util.List;
import java.util.Map;

/**
 * The test of secure_accelerator_access: a pod that asks for one GPU has one device file, and a pod on the same node
 * that asks for none has none, though it has the variable by which the runtime may be asked for all, as images of CUDA
 * do.
 */
record AccessTrial(TrialSettings settings) implements Trial {
    static final String ID = "secure_accelerator_access";
    static final String GPU = "nvidia.com/gpu";
    private static final String COUNT =
            "n=0; for f in /dev/nvidia[0-9]*; do [ -e \"$f\" ] && n=$((n+1)); done; echo $n > /dev/termination-log";

    static Planned plan(LiveCluster cluster, TrialSettings settings) throws InterruptedException {
        Listed nodes = cluster.list(ObjectKind.NODES, null, Map.of(), AccessTrial::offers, "status.allocatable");
        if (!nodes.isKnown()) {
            return new Planned.Cannot(ID, nodes.unread().getFirst());
        }
        return nodes.items().isEmpty()
                ? Planned.cannot(
                        ID,
                        "no node offers " + GPU + " to a pod that could ask for one",
                        "see the check gpus of the deployment phase")
                : new Planned.Test(new AccessTrial(settings));
    }

    private static boolean offers(Value node) {
        return !node.text("status", "allocatable", GPU).replace("0", "").isEmpty();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<TrialObject> objects() {
        return List.of(with(), without("NODE"));
    }

    private TrialObject with() {
        return new TrialJob(settings, "gpu-given")
                .script(COUNT)
                .limit(GPU, "1")
                .pod(spec -> spec.putItems(
                        "tolerations",
                        List.of(Value.mapping(gpu -> gpu.put("key", GPU).put("operator", "Exists")))))
                .build();
    }

    private TrialObject without(String node) {
        return new TrialJob(settings, "gpu-not-given")
                .script(COUNT)
                .variable("NVIDIA_VISIBLE_DEVICES", "all")
                .onNode(node)
                .build();
    }

    @Override
    public Outcome run(Bench bench) throws InterruptedException {
        return Ran.one(bench, with(), (pod, words) -> given(bench, pod, words));
    }

    private Outcome given(Bench bench, Value pod, String words) throws InterruptedException {
        String node = pod.text("spec", "nodeName");
        if (!words.equals("1")) {
            return Outcome.failed(
                    "pods/gpu-given",
                    "it asked for 1 GPU on " + node + ", and has device files of " + words,
                    "look at the container runtime of the node: the NVIDIA Container Toolkit, CDI");
        }
        return Ran.one(bench, without(node), (_, seen) -> notGiven(node, seen));
    }

    static Outcome notGiven(String node, String seen) {
        return seen.equals("0")
                ? Outcome.shown("on nodes/" + node + " a pod with 1 GPU has 1 device, and a pod without has none")
                : Outcome.failed(
                        "pods/gpu-not-given",
                        "it asked for no GPU on " + node + ", and has device files of " + seen,
                        "have the toolkit refuse NVIDIA_VISIBLE_DEVICES of unprivileged pods:"
                                + " accept-nvidia-visible-devices-envvar-when-unprivileged = false, or use CDI");
    }
}
