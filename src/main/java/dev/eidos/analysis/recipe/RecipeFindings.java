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
import java.util.TreeSet;

/** The constraints of a recipe that fail, each with the nodes of a group on which it does. */
public final class RecipeFindings {
    private final Map<String, String> groups;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();

    /** None so far, with the group of each node by its name. */
    public RecipeFindings(Map<String, String> groups) {
        this.groups = Map.copyOf(groups);
        groups.values().forEach(group -> sizes.merge(group, 1, Integer::sum));
    }

    private record Failure(String group, ConstraintResult result, String actual, TreeSet<String> nodes) {}

    /** Adds the constraints that a node does not meet; what it does not tell is a gap and no failure. */
    public void add(String node, ValidationReport report) {
        String group = groups.getOrDefault(node, "");
        for (ConstraintResult result : report.results()) {
            if (result.verdict() instanceof Verdict.Failed failed) {
                String actual = String.valueOf(failed.actual());
                failures.computeIfAbsent(
                                group + "\n" + result.constraint().name() + "\n" + actual,
                                _ -> new Failure(group, result, actual, new TreeSet<>()))
                        .nodes()
                        .add(node);
            }
        }
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
                    "recipe-" + Integer.toHexString((failure.group() + name + failure.actual()).hashCode()),
                    rule,
                    rule.severity(),
                    failure.group(),
                    size,
                    List.copyOf(failure.nodes()),
                    "the recipe wants " + name + " " + expected + ", and it is " + failure.actual(),
                    size - failure.nodes().size() + " of " + size + " in its group",
                    List.of(new Finding.Evidence(name, failure.actual(), expected, "")),
                    Severity.CRITICAL.weight(),
                    0));
        }
        return findings;
    }
}
