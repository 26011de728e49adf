package dev.eidos.analysis.report;

import dev.eidos.analysis.Analysis;
import dev.eidos.analysis.Finding;
import dev.eidos.analysis.rule.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of nodes with critical findings, for a command that takes them out. Never more than a share of a group: a
 * rule that is wrong must not empty a cluster.
 *
 * @param names the nodes
 * @param spared those that are too many
 */
public record CordonList(List<String> names, List<String> spared) {
    public CordonList {
        names = List.copyOf(names);
        spared = List.copyOf(spared);
    }

    /** Those of an analysis, the worst first, of each group at most a share of it, and at least one. */
    public static CordonList of(Analysis analysis, double share) {
        Map<String, Set<String>> taken = new HashMap<>();
        Set<String> names = new TreeSet<>();
        Set<String> spared = new TreeSet<>();
        for (Finding finding : analysis.findings()) {
            if (finding.severity() == Severity.CRITICAL) {
                int most = Math.max(1, (int) (share * finding.groupSize()));
                Set<String> ofGroup = taken.computeIfAbsent(finding.group(), _ -> new TreeSet<>());
                for (String node : finding.nodes()) {
                    if (ofGroup.contains(node) || ofGroup.size() < most) {
                        ofGroup.add(node);
                        names.add(node);
                    } else {
                        spared.add(node);
                    }
                }
            }
        }
        return new CordonList(new ArrayList<>(names), new ArrayList<>(spared));
    }

    public String text() {
        return names.isEmpty() ? "" : String.join("\n", names) + "\n";
    }
}
