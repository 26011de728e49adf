package dev.eidos.live.trial;

import dev.eidos.document.Value;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import java.util.List;

/** The test of workload_sandboxing: a pod with a sandbox's RuntimeClass runs, and not on the kernel of its node. */
record SandboxTrial(TrialSettings settings, String runtimeClass) implements Trial {
    static final String ID = "workload_sandboxing";
    private static final ObjectKind CLASSES = new ObjectKind("node.k8s.io", "v1", "runtimeclasses");

    static Planned plan(LiveCluster cluster, TrialSettings settings) throws InterruptedException {
        Listed classes = cluster.list(CLASSES, null, "handler");
        if (!classes.isKnown()) {
            return new Planned.Cannot(ID, classes.unread().getFirst());
        }
        for (Value runtime : classes.items()) {
            if (isSandbox(runtime.text("handler"))) {
                return new Planned.Test(new SandboxTrial(settings, runtime.text("metadata", "name")));
            }
        }
        return Planned.cannot(ID, "no RuntimeClass of a sandbox is there to test", "install Kata Containers or gVisor");
    }

    private static boolean isSandbox(String handler) {
        return handler.startsWith("kata") || handler.contains("gvisor") || handler.equals("runsc");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<TrialObject> objects() {
        return List.of(job());
    }

    private TrialObject job() {
        return new TrialJob(settings, "sandboxed")
                .script("uname -r > /dev/termination-log")
                .pod(spec -> spec.put("runtimeClassName", runtimeClass))
                .build();
    }

    @Override
    public Outcome run(Bench bench) throws InterruptedException {
        return Ran.one(bench, job(), (pod, kernel) -> judge(bench, pod.text("spec", "nodeName"), kernel));
    }

    private Outcome judge(Bench bench, String node, String kernel) throws InterruptedException {
        String ofNode = bench.kernel(node);
        return kernel.equals(ofNode) || kernel.isEmpty()
                ? Outcome.failed(
                        "runtimeclasses/" + runtimeClass,
                        "its pod runs on the kernel of nodes/" + node + " (" + ofNode + ")",
                        "see which runtime its handler is for on the node")
                : Outcome.shown("a pod with runtimeclasses/" + runtimeClass + " runs on nodes/" + node
                        + " with a kernel of its own (" + kernel + ")");
    }
}
