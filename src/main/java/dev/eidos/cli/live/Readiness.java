package dev.eidos.cli.live;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.Verdict;
import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.Phase;
import dev.eidos.measurement.Snapshot;
import dev.eidos.text.FoldedNames;
import dev.eidos.validate.ConstraintResult;
import dev.eidos.validate.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The constraints of a recipe against the nodes' snapshots: a result for each constraint, nodes alike told once. */
final class Readiness {
    private final List<Constraint> constraints;
    private final List<Map<Finding, List<String>>> found = new ArrayList<>();
    private final List<String> actual = new ArrayList<>();

    Readiness(List<Constraint> constraints) {
        this.constraints = List.copyOf(constraints);
        for (int i = 0; i < constraints.size(); i++) {
            found.add(new LinkedHashMap<>());
            actual.add("");
        }
    }

    void add(String node, Snapshot snapshot) {
        List<ConstraintResult> ofNode =
                Validator.validate(constraints, snapshot, "", "").results();
        for (int i = 0; i < ofNode.size(); i++) {
            Verdict verdict = ofNode.get(i).verdict();
            if (actual.get(i).isEmpty() || verdict instanceof Verdict.Failed) {
                actual.set(i, Objects.requireNonNullElse(verdict.actual(), ""));
            }
            if (!(verdict instanceof Verdict.Passed)) {
                found.get(i)
                        .computeIfAbsent(finding(ofNode.get(i)), _ -> new ArrayList<>())
                        .add(node);
            }
        }
    }

    List<CheckResult> results() {
        List<CheckResult> results = new ArrayList<>();
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
