package dev.eidos.live.trial;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.List;

/** The Jobs of two pods each that are gangs, and what else tells the scheduler so. */
record GangObjects(TrialSettings settings, GangKind kind) {
    static final int SIZE = 2;
    static final String WHOLE = "gang-whole";
    static final String HALF = "gang-half";
    /** More than any node has. */
    private static final String TOO_MUCH = "100k";

    /** One that fits. */
    TrialObject whole() {
        return gang(WHOLE, new TrialJob(settings, WHOLE).request("cpu", "10m"));
    }

    /**
     * One of which a half would fit: both pods must be on one node, and neither beside the other. For Kueue, which goes
     * by quota and not by nodes, one of which nothing fits.
     *
     * @param node one that pods can be on
     */
    TrialObject half(String node) {
        TrialJob job = new TrialJob(settings, HALF);
        if (kind instanceof GangKind.Kueue) {
            return gang(HALF, job.request("cpu", TOO_MUCH));
        }
        job.request("cpu", "10m").label("eidos.nvidia.com/test", HALF).onNode(node);
        job.pod(spec -> spec.put(
                "affinity",
                affinity -> affinity.put(
                        "podAntiAffinity",
                        apart -> apart.putItems(
                                "requiredDuringSchedulingIgnoredDuringExecution",
                                List.of(Value.mapping(term -> term.put("topologyKey", "kubernetes.io/hostname")
                                        .put(
                                                "labelSelector",
                                                selector -> selector.put(
                                                        "matchLabels",
                                                        labels -> labels.put("eidos.nvidia.com/test", HALF)))))))));
        return gang(HALF, job);
    }

    private TrialObject gang(String name, TrialJob job) {
        job.pods(SIZE).script("sleep 2; echo started > /dev/termination-log");
        return switch (kind) {
            case GangKind.Kai(String _, String queue) ->
                job.annotation("pod-group-name", name)
                        .annotation("kai.scheduler/skip-podgrouper", "true")
                        .label("kai.scheduler/queue", queue)
                        .pod(spec -> spec.put("schedulerName", "kai-scheduler"))
                        .build();
            case GangKind.Volcano _ ->
                job.annotation("scheduling.k8s.io/group-name", name)
                        .pod(spec -> spec.put("schedulerName", "volcano"))
                        .build();
            case GangKind.Kueue _ ->
                job.label("kueue.x-k8s.io/queue-name", "gang").suspended().build();
        };
    }

    /** What a Job's pods name as their gang. */
    TrialObject group(String name) {
        return switch (kind) {
            case GangKind.Kai(String version, String queue) ->
                TrialObject.of(
                        settings,
                        "scheduling.run.ai",
                        version,
                        "PodGroup",
                        "podgroups",
                        name,
                        spec -> spec.put("minMember", SIZE).put("queue", queue));
            case GangKind.Volcano(String version) ->
                TrialObject.of(
                        settings,
                        "scheduling.volcano.sh",
                        version,
                        "PodGroup",
                        "podgroups",
                        name,
                        (MappingBuilder spec) -> spec.put("minMember", SIZE));
            case GangKind.Kueue(String version, String queue) ->
                TrialObject.of(
                        settings,
                        "kueue.x-k8s.io",
                        version,
                        "LocalQueue",
                        "localqueues",
                        name.equals(WHOLE) ? "gang" : "gang-none",
                        spec -> spec.put("clusterQueue", queue));
        };
    }

    /** Kueue's two Jobs share a queue. */
    boolean needsGroup(String name) {
        return !(kind instanceof GangKind.Kueue) || name.equals(WHOLE);
    }
}
