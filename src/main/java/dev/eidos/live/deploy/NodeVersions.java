package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.Phase;
import dev.eidos.live.read.Folded;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.live.workload.Conditions;
import dev.eidos.text.FoldedNames;
import dev.eidos.text.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the cluster itself is at rest: while its nodes are being upgraded, what is seen of it holds for a moment
 * only.
 */
final class NodeVersions {
    static final String ID = "node-versions";

    private static final int MOST = 3;

    private NodeVersions() {}

    /**
     * What is kept of thousands of nodes.
     *
     * @param byVersion the names of nodes by their kubelet's version
     * @param away those that are cordoned or not ready
     */
    private record Seen(Map<String, List<String>> byVersion, List<String> away) {
        Seen() {
            this(new TreeMap<>(), new ArrayList<>());
        }

        void add(Value node) {
            String name = node.text("metadata", "name");
            String version = node.text("status", "nodeInfo", "kubeletVersion");
            if (!version.isEmpty()) {
                byVersion.computeIfAbsent(version, _ -> new ArrayList<>()).add(name);
            }
            if (node.flag("spec", "unschedulable") || !Conditions.is(node, "Ready", "True")) {
                away.add(name);
            }
        }
    }

    static CheckResult of(LiveCluster cluster) throws InterruptedException {
        Folded<Seen> nodes = cluster.fold(
                ObjectKind.NODES,
                null,
                Map.of(),
                Seen::new,
                Seen::add,
                "status.nodeInfo.kubeletVersion",
                "status.conditions.type",
                "status.conditions.status",
                "spec.unschedulable");
        Map<String, List<String>> byVersion = nodes.all().byVersion();
        List<String> away = nodes.all().away();
        List<Finding> findings = new ArrayList<>(nodes.unread());
        if (isUnderWay(byVersion, away)) {
            findings.add(Finding.unknown(
                    "nodes",
                    "have kubelets of " + counts(byVersion)
                            + (away.isEmpty() ? "" : "; cordoned or not ready: " + some(away))
                            + ": an upgrade is under way, or was not ended; what is seen here may change",
                    "look again at its end (--wait 1h); if the nodes are to differ, leave this out by --skip " + ID));
        } else if (byVersion.isEmpty() && findings.isEmpty()) {
            findings.add(Finding.unknown("nodes", "there is none that tells its kubelet's version", null));
        }
        return CheckResult.of(Phase.DEPLOYMENT, ID, "one version", counts(byVersion), findings);
    }

    /** Nodes that differ in a patch only may stay so; with one that is away, they will not. */
    private static boolean isUnderWay(Map<String, List<String>> byVersion, List<String> away) {
        long minors =
                byVersion.keySet().stream().map(NodeVersions::minor).distinct().count();
        return minors > 1 || (byVersion.size() > 1 && !away.isEmpty());
    }

    private static String minor(String version) {
        String[] parts = version.split("\\.", 3);
        return parts.length < 2 ? version : parts[0] + "." + parts[1];
    }

    private static String counts(Map<String, List<String>> byVersion) {
        List<String> counts = new ArrayList<>();
        byVersion.forEach((version, names) -> counts.add(
                byVersion.size() == 1
                        ? version
                        : version + " (" + names.size() + ", such as " + names.getFirst() + ")"));
        return Listing.of(counts, MOST);
    }

    private static String some(List<String> names) {
        return Listing.of(FoldedNames.fold(names), MOST);
    }
}
