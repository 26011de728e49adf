package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.measurement.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The objects of a run over many nodes: one Job that owns everything and runs nothing itself, and a bare pod for each
 * node. The Job wants no pod, so that it is complete at once; from then on its time to live runs, at the end of which
 * the cluster deletes it and what it owns, should nobody have moved that end on (docs/adr/021-fleet-engine.md).
 *
 * @param nodeTimeout the time that one node has
 */
public record FleetManifests(AgentConfig config, RunId run, Duration nodeTimeout) {
    private static final String UNKNOWN_UID = "00000000-0000-0000-0000-000000000000";

    /**
     * Without it the cluster autoscaler keeps a node that has a pod without controller, and counts the time anew after
     * which a node that nobody needs may go: a run every few minutes would keep them all.
     */
    private static final String SAFE_TO_EVICT = "cluster-autoscaler.kubernetes.io/safe-to-evict";

    /** The annotation that names a pod's node, also before the scheduler has bound it. */
    public static final String NODE = "eidos.nvidia.com/node";

    /**
     * The Job that owns the rest. Its controller would adopt pods that its selector matches: those of the run do not
     * have the label {@code controller-uid}.
     *
     * @param life after which the cluster deletes it, unless that is moved on
     */
    public Manifest anchor(Duration life) {
        return Manifest.of(ObjectKind.JOB, job -> {
            job.put("metadata", metadata -> {
                metadata.put("name", run.jobName());
                metadata.put("namespace", config.namespace());
                metadata.putTexts("labels", Labels.of(config, run));
                metadata.put("annotations", annotations -> annotations.put(EidosLabels.RUN_ID, run.value()));
            });
            job.put("spec", spec -> {
                spec.put("backoffLimit", 0);
                spec.put("completions", 0);
                spec.put("parallelism", 0);
                if (config.run().cleanup()) {
                    spec.put("ttlSecondsAfterFinished", JobManifest.wholeSeconds(life));
                }
                spec.put("template", template -> {
                    template.put("metadata", metadata -> metadata.putTexts("labels", Labels.of(config, run)));
                    template.put(
                            "spec",
                            AgentPod.spec(
                                    config,
                                    run,
                                    new AgentTask(config.result(run), Optional.empty(), true),
                                    NodeAffinity.of(config.placement(), List.of()),
                                    tokenSeconds()));
                });
            });
        });
    }

    /**
     * The pod for one node.
     *
     * @param number of the node in this run
     * @param anchorUid of the Job that owns it
     */
    public Value.Mapping pod(String node, int number, String anchorUid) {
        var owner = new AgentTask.Owner.Known(run.jobName(), anchorUid);
        var task = new AgentTask(result(number), Optional.of(owner), true);
        return Value.mapping(pod -> {
            pod.put("apiVersion", "v1");
            pod.put("kind", "Pod");
            pod.put("metadata", metadata -> {
                metadata.put("name", podName(number));
                metadata.put("namespace", config.namespace());
                metadata.putTexts("labels", Labels.of(config, run));
                metadata.put("annotations", annotations -> {
                    annotations.put(EidosLabels.RUN_ID, run.value());
                    annotations.put(NODE, node);
                    annotations.put(SAFE_TO_EVICT, "true");
                });
                metadata.putItems("ownerReferences", List.of(owner(anchorUid)));
            });
            Value.Mapping spec =
                    AgentPod.spec(config, run, task, NodeAffinity.pinned(config.placement(), node), tokenSeconds());
            // which its kubelet sees to, also where nobody else is left
            pod.putMapping("spec", spec.with("activeDeadlineSeconds", Value.scalar(Reading.of(tokenSeconds()))));
        });
    }

    /**
     * Everything that a run may apply, in the order in which it must be applied. The UID by which the pods belong to
     * the Job is known only once there is one.
     *
     * @param life as for {@link #anchor}
     * @param namespaceThere as for {@link AgentManifests#applied}
     */
    public List<Value.Mapping> all(List<String> nodes, Duration life, boolean namespaceThere) {
        var manifests = AgentManifests.of(config, run);
        List<Value.Mapping> all = new ArrayList<>();
        manifests.applied(namespaceThere).stream()
                .filter(manifest -> manifest.kind() != ObjectKind.JOB)
                .forEach(manifest -> all.add(manifest.document()));
        all.add(anchor(life).document());
        int number = 0;
        for (String node : nodes) {
            number++;
            all.add(pod(node, number, UNKNOWN_UID));
        }
        return all;
    }

    /** The tolerations of every pod (Toleration v1 core). */
    public List<Value> tolerations() {
        return AgentPod.tolerations(config.placement().tolerations()).stream()
                .<Value>map(toleration -> toleration)
                .toList();
    }

    /** No controller: the Job's own is to leave the pod alone. */
    private Value.Mapping owner(String anchorUid) {
        return Value.mapping(owner -> {
            owner.put("apiVersion", ObjectKind.JOB.apiVersion());
            owner.put("kind", ObjectKind.JOB.kind());
            owner.put("name", run.jobName());
            owner.put("uid", anchorUid);
        });
    }

    private long tokenSeconds() {
        return JobManifest.wholeSeconds(nodeTimeout) + JobManifest.DEADLINE_MARGIN_SECONDS;
    }

    public String podName(int number) {
        return run.jobName() + suffix(number);
    }

    /** The ConfigMap that the agent of a node writes. */
    public ConfigMapUri result(int number) {
        return new ConfigMapUri(config.namespace(), run.resultName() + suffix(number));
    }

    private static String suffix(int number) {
        return String.format(Locale.ROOT, "-%05d", number);
    }
}
