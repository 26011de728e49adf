package dev.eidos.live.node;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.Verdict;
import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.NodeSubset;
import dev.eidos.live.Phase;
import dev.eidos.text.FoldedNames;
import dev.eidos.validate.ConstraintResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The constraints of a recipe against the nodes' snapshots: a result for each constraint, nodes alike told once. A node
 * of which nothing is known makes each of them unknown.
 */
public final class Readiness {
    private static final String TAKE =
            "take its snapshot: eidos snapshot --deploy-agent --node NAME; or leave it out with --exclude";
    private static final String MEND = "mend that, or leave the node out with --exclude";

    private Readiness() {}

    /**
     * A result for each constraint.
     *
     * @param wanted the nodes that are judged
     */
    public static List<CheckResult> of(List<Constraint> constraints, NodeFacts facts, NodeSubset wanted) {
        List<CheckResult> results = new ArrayList<>();
        List<Map<Finding, List<String>>> found = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < constraints.size(); i++) {
            found.add(new LinkedHashMap<>());
            actual.add("");
        }
        for (NodeFacts.OfNode one : facts.nodes()) {
            if (!wanted.has(one.node())) {
                continue;
            }
            List<ConstraintResult> ofNode = one.results();
            for (int i = 0; i < ofNode.size(); i++) {
                Verdict verdict = ofNode.get(i).verdict();
                if (actual.get(i).isEmpty() || verdict instanceof Verdict.Failed) {
                    actual.set(i, Objects.requireNonNullElse(verdict.actual(), ""));
                }
                if (!(verdict instanceof Verdict.Passed)) {
                    found.get(i)
                            .computeIfAbsent(finding(ofNode.get(i)), _ -> new ArrayList<>())
                            .add(one.node());
                }
            }
        }
        facts.without(wanted)
                .forEach((node, why) -> found.forEach(of -> of.computeIfAbsent(
                                Finding.unknown("", why, why.equals(NodeFacts.NO_SNAPSHOT) ? TAKE : MEND),
                                _ -> new ArrayList<>())
                        .add(node)));
        for (int i = 0; i < constraints.size(); i++) {
            List<Finding> findings = new ArrayList<>();
            found.get(i)
                    .forEach((finding, nodes) -> findings.add(new Finding(
                            finding.weight(),
                            String.join(", ", FoldedNames.fold(nodes)),
                            finding.reason(),
                            finding.remedy())));
            Constraint constraint = constraints.get(i);
            results.add(
                    CheckResult.of(Phase.READINESS, constraint.name(), constraint.value(), actual.get(i), findings));
        }
        return results;
    }

    private static Finding finding(ConstraintResult result) {
        return switch (result.verdict()) {
            case Verdict.Passed _ -> throw new IllegalStateException("nothing is wrong with it");
            case Verdict.Failed failed ->
                Finding.failed("", "expected " + failed.expected() + ", found " + failed.actual(), result.remedy());
            case Verdict.Unknown unknown -> Finding.unknown("", unknown.reason(), result.remedy());
        };
    }
}
