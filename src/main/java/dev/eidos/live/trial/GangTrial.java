package dev.eidos.live.trial;

import dev.eidos.document.Value;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.live.workload.Conditions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The test of gang_scheduling: of a gang that fits all pods run, and of one of which a half would fit none is started.
 *
 * @param node one that pods can be on
 */
record GangTrial(GangObjects gangs, String node) implements Trial {
    static final String ID = "gang_scheduling";
    /** How long a half has to stay away once the scheduler has looked. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    static Planned plan(LiveCluster cluster, TrialSettings settings) throws InterruptedException {
        Optional<GangKind> kind = GangKind.of(cluster);
        if (kind.isEmpty()) {
            return Planned.cannot(
                    ID,
                    "neither KAI Scheduler with a queue, nor Kueue with a ClusterQueue, nor Volcano is there to test",
                    "install one, and make a queue");
        }
        Listed nodes = cluster.list(
                ObjectKind.NODES,
                null,
                Map.of(),
                GangTrial::takesPods,
                "metadata.labels",
                "spec.unschedulable",
                "status.conditions");
        if (nodes.items().isEmpty()) {
            return nodes.isKnown()
                    ? Planned.cannot(ID, "no node is ready", null)
                    : new Planned.Cannot(ID, nodes.unread().getFirst());
        }
        Value node = nodes.items().getFirst();
        return new Planned.Test(new GangTrial(
                new GangObjects(settings, kind.get()),
                node.texts("metadata", "labels")
                        .getOrDefault("kubernetes.io/hostname", node.text("metadata", "name"))));
    }

    private static boolean takesPods(Value node) {
        return !node.flag("spec", "unschedulable") && Conditions.is(node, "Ready", "True");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<TrialObject> objects() {
        List<TrialObject> all =
                new ArrayList<>(List.of(gangs.whole(), gangs.group(GangObjects.WHOLE), gangs.half(node)));
        if (gangs.needsGroup(GangObjects.HALF)) {
            all.add(gangs.group(GangObjects.HALF));
        }
        return all;
    }

    @Override
    public Outcome run(Bench bench) throws InterruptedException {
        Value job = bench.create(gangs.whole());
        bench.create(gangs.group(GangObjects.WHOLE).ownedBy(job));
        List<Value> whole = bench.pods(GangObjects.WHOLE, pods -> Pods.ended(pods, GangObjects.SIZE));
        if (!Pods.succeeded(whole, GangObjects.SIZE)) {
            return Ran.ended(bench, GangObjects.WHOLE, whole);
        }
        Value other = bench.create(gangs.half(node));
        if (gangs.needsGroup(GangObjects.HALF)) {
            bench.create(gangs.group(GangObjects.HALF).ownedBy(other));
        }
        boolean byQuota = gangs.kind() instanceof GangKind.Kueue;
        List<Value> half =
                byQuota ? List.of() : bench.pods(GangObjects.HALF, pods -> Pods.refused(pods) || Pods.placed(pods) > 0);
        if (!byQuota && !Pods.refused(half) && Pods.placed(half) == 0) {
            return Outcome.unknown(
                    "jobs/" + GangObjects.HALF, "the scheduler has not said what becomes of it", "give it more time");
        }
        return judge(bench.pods(GangObjects.HALF, pods -> Pods.placed(pods) > 0, QUIET));
    }

    private Outcome judge(List<Value> half) {
        long placed = Pods.placed(half);
        return placed == 0
                ? Outcome.shown(name() + ": all " + GangObjects.SIZE
                        + " pods of a gang that fits ran, and none of one that does not")
                : Outcome.failed(
                        "jobs/" + GangObjects.HALF,
                        placed + " of " + GangObjects.SIZE + " pods were placed, though both together do not fit",
                        "see that " + name() + " treats the pods as one gang");
    }

    private String name() {
        return switch (gangs.kind()) {
            case GangKind.Kai _ -> "KAI Scheduler";
            case GangKind.Volcano _ -> "Volcano";
            case GangKind.Kueue _ -> "Kueue";
        };
    }
}
