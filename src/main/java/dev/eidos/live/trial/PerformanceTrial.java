package dev.eidos.live.trial;

import dev.eidos.constraint.Match;
import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.Phase;
import dev.eidos.live.trial.NcclOutput.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A measurement with NCCL: in one node a Job of one pod, between nodes a Job for each, whose pods know each other by
 * name. The first one's figure is judged.
 */
record PerformanceTrial(TrialSettings settings, Wanted wanted) implements Trial {
    private static final int LONGEST = 40;
    private static final String LABEL = "eidos.nvidia.com/test";

    @Override
    public String id() {
        return wanted.id();
    }

    @Override
    public Phase phase() {
        return Phase.PERFORMANCE;
    }

    /** Whether it needs a namespace in which pods may lock memory. */
    boolean isPrivileged() {
        return !wanted.resources().isEmpty();
    }

    @Override
    public String expected() {
        return wanted.limit() == null ? "" : wanted.limit().text() + " GB/s";
    }

    @Override
    public List<TrialObject> objects() {
        List<TrialObject> all = new ArrayList<>();
        for (int rank = 0; rank < wanted.nodes(); rank++) {
            all.add(job(rank));
        }
        if (wanted.nodes() > 1) {
            all.add(peers());
        }
        return all;
    }

    /** A name for a DNS label, and short enough to have a number behind it. */
    private String peersName() {
        String name = id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return "m-" + name.substring(0, Math.min(LONGEST, name.length())).replaceAll("-$", "");
    }

    private String name(int rank) {
        return peersName() + "-" + rank;
    }

    private TrialObject job(int rank) {
        TrialJob job = new TrialJob(settings, name(rank))
                .running(wanted.image(), wanted.command())
                .unconfined()
                .label(LABEL, peersName())
                .variable("NCCL_DEBUG", "INFO")
                .variable("EIDOS_NODES", Integer.toString(wanted.nodes()))
                .variable("EIDOS_RANK", Integer.toString(rank))
                .variable("EIDOS_GPUS", Integer.toString(wanted.gpus()))
                .variable("EIDOS_FIRST", wanted.nodes() > 1 ? name(0) + "." + peersName() : "localhost");
        if (wanted.gpus() > 0) {
            job.limit(AccessTrial.GPU, Integer.toString(wanted.gpus()));
        }
        wanted.resources().forEach(job::limit);
        return job.pod(spec -> {
                    spec.put("hostname", name(rank));
                    if (wanted.nodes() > 1) {
                        spec.put("subdomain", peersName());
                        spec.put(
                                "affinity",
                                affinity -> affinity.put(
                                        "podAntiAffinity",
                                        apart -> apart.putItems(
                                                "requiredDuringSchedulingIgnoredDuringExecution",
                                                List.of(Value.mapping(term -> term.put(
                                                                "topologyKey", "kubernetes.io/hostname")
                                                        .put(
                                                                "labelSelector",
                                                                selector -> selector.put(
                                                                        "matchLabels",
                                                                        labels -> labels.put(LABEL, peersName()))))))));
                    }
                    spec.putItems(
                            "tolerations",
                            List.of(Value.mapping(
                                    gpu -> gpu.put("key", AccessTrial.GPU).put("operator", "Exists"))));
                })
                .build();
    }

    /** By which the pods find each other, also before they are ready. */
    private TrialObject peers() {
        return TrialObject.of(
                settings,
                "",
                "v1",
                "Service",
                "services",
                peersName(),
                spec -> spec.put("clusterIP", "None")
                        .put("publishNotReadyAddresses", true)
                        .put("selector", selector -> selector.put(LABEL, peersName())));
    }

    @Override
    public Outcome run(Bench bench) throws InterruptedException {
        Value first = bench.create(job(0));
        if (wanted.nodes() > 1) {
            bench.create(peers().ownedBy(first));
        }
        for (int rank = 1; rank < wanted.nodes(); rank++) {
            bench.create(job(rank));
        }
        List<Value> pods = bench.pods(name(0), found -> Pods.ended(found, 1));
        if (!Pods.succeeded(pods, 1)) {
            return notMeasured(bench, pods);
        }
        return judge(NcclOutput.of(bench.output(pods.getFirst().text("metadata", "name"))));
    }

    /** Another's trouble keeps the first one waiting. */
    private Outcome notMeasured(Bench bench, List<Value> pods) throws InterruptedException {
        for (int rank = 1; rank < wanted.nodes(); rank++) {
            List<Value> others = bench.pods(name(rank), _ -> true);
            if (!Pods.succeeded(others, 1) && bench.trouble(name(rank), others).isPresent()) {
                return Ran.ended(bench, name(rank), others);
            }
        }
        return Ran.ended(bench, name(0), pods);
    }

    Outcome judge(NcclOutput output) {
        String object = "jobs/" + name(0);
        if (output.bandwidth().isEmpty()) {
            return Outcome.unknown(
                    object,
                    "its output has no line of the average bus bandwidth, or may not be read (pods/log)",
                    "see that its image runs nccl-tests: " + wanted.image());
        }
        String figure = output.bandwidth().get();
        String shown = figure + " GB/s"
                + (wanted.nodes() == 1
                        ? " in one node"
                        : " between " + wanted.nodes() + " nodes over "
                                + output.transport().label());
        List<Finding> findings = new ArrayList<>();
        if (wanted.nodes() > 1) {
            ofTransport(object, output.transport(), findings);
        }
        if (wanted.limit() == null) {
            findings.add(Finding.unknown(
                    object,
                    "the recipe has no limit for it",
                    "add a constraint of this name to validation.performance"));
        } else if (wanted.limit().match(figure) != Match.HOLDS) {
            findings.add(Finding.failed(
                    object,
                    "expected " + wanted.limit().text() + " GB/s, measured " + shown,
                    wanted.nodes() == 1
                            ? "look at NVLink and PCIe of the node: nvidia-smi topo -m, nvidia-smi nvlink -s"
                            : "look at the network devices of the nodes, and at what NCCL says of them"));
        }
        return new Outcome(shown, findings);
    }

    private void ofTransport(String object, Transport used, List<Finding> findings) {
        Transport expected = wanted.transport().orElse(null);
        if (expected == null && used == Transport.TCP) {
            findings.add(Finding.unknown(
                    object,
                    "it went over TCP (NET/Socket), which is as a rule not what is to be measured",
                    "see why NCCL takes no fabric; or say transport: TCP in the recipe if that is meant"));
        } else if (expected != null && used == Transport.NONE) {
            findings.add(Finding.unknown(
                    object, "NCCL does not say over what it went", "let the image show NCCL's log (NCCL_DEBUG=INFO)"));
        } else if (expected != null && used != expected) {
            findings.add(Finding.failed(
                    object,
                    "it went over " + used.label() + ": a figure of that is none of " + expected.label(),
                    "see what NCCL says of its plugin and devices; the pod must ask for the devices of the fabric"));
        }
    }
}
