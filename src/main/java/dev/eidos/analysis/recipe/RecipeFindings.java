package dev.eidos.analysis.recipe;

import dev.eidos.analysis.Finding;
import dev.eidos.analysis.rule.Rule;
import dev.eidos.analysis.rule.Severity;
import dev.eidos.constraint.Verdict;
import dev.eidos.validate.ConstraintResult;
import dev.eidos.validate.ValidationReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The constraints of a recipe that fail, each with the nodes of a group on which it does. */
public final class RecipeFindings {
    private final Map<String, String> groups;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private final Map<String, TreeSet<String>> strays = new LinkedHashMap<>();

    /** None so far, with the group of each node by its name. */
    public RecipeFindings(Map<String, String> groups) {
        this.groups = Map.copyOf(groups);
        groups.values().forEach(group -> sizes.merge(group, 1, Integer::sum));
    }

    private record Failure(String group, String pool, ConstraintResult result, String actual, TreeSet<String> nodes) {
        /** A recipe for all nodes has no pool. */
        String key() {
            return group
                    + (pool.isEmpty() ? "" : pool + "\n")
                    + result.constraint().name()
                    + actual;
        }
    }

    /** Adds the constraints that a node does not meet; what it does not tell is a gap and no failure. */
    public void add(String node, ValidationReport report) {
        add(node, "", report);
    }

    /** As {@link #add(String, ValidationReport)}, of a node that is held against the recipe of its pool. */
    public void add(String node, String pool, ValidationReport report) {
        String group = groups.getOrDefault(node, "");
        for (ConstraintResult result : report.results()) {
            if (result.verdict() instanceof Verdict.Failed failed) {
                String actual = String.valueOf(failed.actual());
                failures.computeIfAbsent(
                                String.join(
                                        "\n", group, pool, result.constraint().name(), actual),
                                _ -> new Failure(group, pool, result, actual, new TreeSet<>()))
                        .nodes()
                        .add(node);
            }
        }
    }

    /** Adds a node that no pool of a fleet's recipe is for, so that nothing could be held against it. */
    public void addWithoutPool(String node, String reason) {
        strays.computeIfAbsent(groups.getOrDefault(node, "") + "\n" + reason, _ -> new TreeSet<>())
                .add(node);
    }

    private Finding stray(String key, Set<String> nodes) {
        int end = key.indexOf('\n');
        String group = key.substring(0, end);
        var rule = Rule.of(
                "recipe-pool",
                Severity.WARNING,
                "Label the node as its pool's nodes are, or make the recipe anew of new snapshots: eidos recipe -s.",
                "the recipe");
        int size = sizes.getOrDefault(group, 1);
        return new Finding(
                "recipe-pool-" + Integer.toHexString(key.hashCode()),
                rule,
                rule.severity(),
                group,
                size,
                List.copyOf(nodes),
                "it is of no pool of the recipe: " + key.substring(end + 1),
                size - nodes.size() + " of " + size + " in its group",
                List.of(new Finding.Evidence("pool of the recipe", "none", "one", "")),
                Severity.WARNING.weight(),
                0);
    }

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Failure failure : failures.values()) {
            String name = failure.result().constraint().name();
            String expected = failure.result().verdict().expected();
            String remedy = failure.result().remedy();
            var rule = Rule.of(
                    "recipe",
                    Severity.CRITICAL,
                    remedy == null ? "See the recipe's constraint." : remedy,
                    "the recipe");
            int size = sizes.getOrDefault(failure.group(), 1);
            findings.add(new Finding(
                    "recipe-" + Integer.toHexString(failure.key().hashCode()),
                    rule,
                    rule.severity(),
                    failure.group(),
                    size,
                    List.copyOf(failure.nodes()),
                    (failure.pool().isEmpty() ? "the recipe" : "the recipe of pool " + failure.pool()) + " wants "
                            + name + " " + expected + ", and it is " + failure.actual(),
                    size - failure.nodes().size() + " of " + size + " in its group",
                    List.of(new Finding.Evidence(name, failure.actual(), expected, "")),
                    Severity.CRITICAL.weight(),
                    0));
        }
        strays.forEach((key, nodes) -> findings.add(stray(key, nodes)));
        return findings;
    }
}
