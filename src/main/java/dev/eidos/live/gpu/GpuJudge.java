package dev.eidos.live.gpu;

import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.Phase;
import dev.eidos.live.read.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** GPUs: those of the bus are those of the driver, and those that pods may ask for. Nodes that are short come first. */
final class GpuJudge {
    static final String ID = "gpus";

    private static final int MOST = 20;

    private GpuJudge() {}

    static CheckResult of(List<NodeGpus> nodes, List<Finding> unread) {
        List<NodeGpus> withGpus = nodes.stream().filter(NodeGpus::hasAny).toList();
        List<NodeGpus> shortOf = new ArrayList<>(
                withGpus.stream().filter(node -> node.lacking() > 0).toList());
        shortOf.sort(Comparator.comparingInt(NodeGpus::lacking).reversed().thenComparing(NodeGpus::node));
        List<Finding> findings = new ArrayList<>();
        shortOf.stream().limit(MOST).map(GpuJudge::finding).forEach(findings::add);
        if (shortOf.size() > MOST) {
            findings.add(Finding.failed("nodes", (shortOf.size() - MOST) + " more nodes are short of GPUs", null));
        }
        List<String> silent = withGpus.stream()
                .filter(node -> !node.ready() && node.lacking() == 0)
                .map(NodeGpus::node)
                .limit(MOST)
                .toList();
        if (!silent.isEmpty()) {
            findings.add(Finding.failed(
                    "nodes", String.join(", ", silent) + ": not ready", "look at them: kubectl describe node"));
        }
        findings.addAll(unread);
        if (withGpus.isEmpty() && findings.isEmpty()) {
            findings.add(Finding.unknown(
                    "nodes",
                    "none of " + nodes.size() + " tells of GPUs: by labels, capacity, ResourceSlices or a snapshot",
                    "if there shall be some: see that feature discovery and the device plugin run; with nodes that come"
                            + " on demand, ask again when there are some"));
        }
        int there = withGpus.stream().mapToInt(NodeGpus::there).sum();
        int lacking = shortOf.stream().mapToInt(NodeGpus::lacking).sum();
        if (withGpus.isEmpty()) {
            return CheckResult.of(Phase.DEPLOYMENT, ID, "", "", findings);
        }
        String expected = there + " GPUs on " + withGpus.size() + (withGpus.size() == 1 ? " node" : " nodes");
        return CheckResult.of(Phase.DEPLOYMENT, ID, expected, (there - lacking) + " usable", findings);
    }

    private static Finding finding(NodeGpus node) {
        String place = ObjectKind.NODES.object(null, node.node());
        String counts = count("on the PCI bus", node.bus())
                + count("with a driver", node.driver())
                + count("registered", node.capacity())
                + count("offered by DRA", node.devices())
                + count("allocatable", node.allocatable());
        String reason = "is short of " + node.lacking() + " of " + node.there() + " GPUs: "
                + counts.substring(0, counts.length() - 2);
        return Finding.failed(place, reason + "; " + cause(node), remedy(node));
    }

    private static String count(String what, int count) {
        return count < 0 ? "" : count + " " + what + ", ";
    }

    private static String cause(NodeGpus node) {
        if (!node.ready()) {
            return "the node is not ready";
        }
        if (node.driver() >= 0 && node.bus() > node.driver()) {
            return "the driver does not have all that are on the bus";
        }
        if (node.capacity() > node.allocatable() && node.capacity() > 0) {
            return "the device plugin has taken out what is not healthy";
        }
        if (node.capacity() <= 0 && node.devices() < 0) {
            return "no device plugin and no DRA driver offers any";
        }
        return "the device plugin or the DRA driver does not offer all that the driver has";
    }

    private static String remedy(NodeGpus node) {
        String name = node.node();
        if (!node.ready()) {
            return "look at it: kubectl describe node " + name;
        }
        if (node.driver() >= 0 && node.bus() > node.driver()) {
            return "look for Xid errors and 'fallen off the bus' in its kernel log, and reboot " + name;
        }
        if (node.capacity() > node.allocatable() && node.capacity() > 0) {
            return "look for Xid errors in its kernel log and in the device plugin's log there; drain " + name
                    + " and reset the GPU";
        }
        return "see the pods of the device plugin and the operator's validator on it: kubectl get pods --all-namespaces"
                + " --field-selector spec.nodeName=" + name;
    }
}
