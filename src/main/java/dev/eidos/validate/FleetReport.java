package dev.eidos.validate;

import dev.eidos.constraint.Verdict;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.TerminalText;
import java.util.ArrayList;
import java.util.List;

/**
 * The reports of a fleet's nodes, each held against its pool's recipe.
 *
 * @param nodes in the order of the fleet
 * @param withoutPool nodes that are of no pool, each with the reason
 * @param withoutGpus how many nodes need nothing
 */
public record FleetReport(List<Node> nodes, List<String> withoutPool, int withoutGpus) {
    public FleetReport {
        nodes = List.copyOf(nodes);
        withoutPool = List.copyOf(withoutPool);
    }

    /** A node, with its pool's name. */
    public record Node(String name, String pool, ValidationReport report) {}

    public boolean passed(boolean allowUnknown) {
        return !nodes.isEmpty()
                && withoutPool.isEmpty()
                && nodes.stream().allMatch(node -> node.report().passed(allowUnknown));
    }

    /** The nodes that do not meet their recipes. */
    public int failing(boolean allowUnknown) {
        return (int) nodes.stream()
                .filter(node -> !node.report().passed(allowUnknown))
                .count();
    }

    /** A row for each node, with what it does not meet. */
    public String table(boolean allowUnknown, int width) {
        var out = new StringBuilder();
        var columns = new Columns(0).add("NODE", "POOL", "RESULT", "NOT MET");
        for (Node node : nodes) {
            List<String> wrong = new ArrayList<>();
            for (ConstraintResult result : node.report().results()) {
                switch (result.verdict()) {
                    case Verdict.Passed _ -> {}
                    case Verdict.Failed failed ->
                        wrong.add(result.constraint().name() + " is " + failed.actual() + ", not "
                                + result.constraint().value());
                    case Verdict.Unknown unknown -> {
                        if (!node.report().excuses(unknown, allowUnknown)) {
                            wrong.add(result.constraint().name() + " is not known");
                        }
                    }
                }
            }
            columns.add(
                    node.name(),
                    node.pool(),
                    node.report().passed(allowUnknown) ? "passed" : "failed",
                    wrong.isEmpty() ? "-" : String.join("; ", wrong));
        }
        columns.appendTo(out, width);
        withoutPool.forEach(node ->
                out.append("of no pool: ").append(TerminalText.visible(node)).append('\n'));
        return out.toString();
    }
}
