package dev.eidos.analysis;

import dev.eidos.analysis.rule.Rule;
import dev.eidos.analysis.rule.Severity;
import java.util.Comparator;
import java.util.List;

/**
 * One cause, on one node or on several that have it alike.
 *
 * @param id the same for the same cause in another run
 * @param severity the rule's, or that of what follows from it where that is worse
 * @param nodes by name
 * @param sentence what it is
 * @param siblings how many nodes are like they should be, in words
 * @param evidence the facts that tell it, what the sentence is about first
 * @param score the weight among all
 * @param rank of two of the same score on a node, the cause comes first
 */
public record Finding(
        String id,
        Rule rule,
        Severity severity,
        String group,
        int groupSize,
        List<String> nodes,
        String sentence,
        String siblings,
        List<Evidence> evidence,
        double score,
        int rank) {
    static final Comparator<Finding> WORST_FIRST = Comparator.comparingDouble((Finding finding) -> -finding.score())
            .thenComparing(finding -> finding.nodes().getFirst())
            .thenComparingInt(Finding::rank)
            .thenComparing(Finding::id);

    public Finding {
        nodes = List.copyOf(nodes);
        evidence = List.copyOf(evidence);
    }

    /**
     * A fact that is not as it usually is.
     *
     * @param where which of several alike, such as {@code gpu-2}; empty if all are
     */
    public record Evidence(String path, String value, String usual, String where) {}

    /** The same on other nodes. */
    Finding on(List<String> others) {
        return new Finding(id, rule, severity, group, groupSize, others, sentence, siblings, evidence, score, rank);
    }

    /** What to type, for the first of the nodes. */
    public List<String> commands() {
        return rule.commands().stream()
                .map(command -> command.replace("{node}", nodes.getFirst()))
                .toList();
    }
}
