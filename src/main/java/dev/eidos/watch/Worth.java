package dev.eidos.watch;

import dev.eidos.analysis.Analysis;
import dev.eidos.analysis.Analyzer;
import dev.eidos.analysis.Finding;
import dev.eidos.analysis.rule.Severity;
import dev.eidos.compare.NodeFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The worth of a change. On sound nodes modules and labels come and go; told is what makes a node unlike the others, or
 * like them again, and what changed on most of a group. In a group without a majority it is what is critical.
 */
final class Worth {
    private static final int LEAST = 3;

    private final Map<String, String> groups;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Set<String> odd = new HashSet<>();

    /**
     * Looks at both runs.
     *
     * @param then the analysis of the run before
     */
    Worth(List<NodeFacts> nodes, Analysis then, Analysis now) {
        groups = Analyzer.groups(nodes);
        groups.values().forEach(group -> sizes.merge(group, 1, Integer::sum));
        for (Analysis analysis : List.of(then, now)) {
            for (Finding finding : analysis.findings()) {
                finding.nodes().forEach(node -> odd.add(key(finding, node)));
            }
        }
    }

    /** Returns whether what changed on a node, and perhaps on others alike, is told. */
    boolean isTold(Finding change, String node) {
        if (odd.contains(key(change, node))) {
            return true;
        }
        String group = groups.getOrDefault(node, "");
        int size = sizes.getOrDefault(group, 0);
        if (size < LEAST) {
            return change.severity() == Severity.CRITICAL;
        }
        long alike = change.nodes().stream()
                .filter(other -> group.equals(groups.get(other)))
                .count();
        return alike * 2 > size;
    }

    private static String key(Finding finding, String node) {
        return node + "\n" + finding.rule().id();
    }
}
