package dev.eidos.upgrade;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.Malformed;
import dev.eidos.constraint.Match;
import dev.eidos.constraint.Verdict;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Recipe;
import dev.eidos.text.FoldedNames;
import dev.eidos.validate.ConstraintResult;
import dev.eidos.validate.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The demands of a new recipe on a cluster and its nodes, and whether they are met. */
public final class Demands {
    private static final String KUBERNETES = "K8s.server.version";

    private Demands() {}

    /** What is asked for that the old recipe did not ask for: nobody has looked at the cluster. */
    static List<UpgradeFinding> changed(List<Constraint> old, Recipe now) {
        List<UpgradeFinding> findings = new ArrayList<>();
        Map<String, String> before = new LinkedHashMap<>();
        old.forEach(constraint -> before.put(constraint.name(), constraint.value()));
        for (Constraint constraint : now.constraints()) {
            String was = before.get(constraint.name());
            if (!constraint.value().equals(was)) {
                findings.add(UpgradeFinding.hands(
                        constraint.name(),
                        "it must be " + constraint.value() + (was == null ? "" : ", and had to be " + was),
                        "hold the new recipe against a snapshot first: -s SNAPSHOT"));
            }
        }
        return findings;
    }

    /**
     * Held against what is there.
     *
     * @param server the version of the API server; empty if nobody asked it
     * @param nodes snapshots by node; none if there are none
     */
    public static List<UpgradeFinding> held(Recipe now, String server, Map<String, Snapshot> nodes) {
        List<UpgradeFinding> findings = new ArrayList<>();
        List<Constraint> ofNodes = new ArrayList<>();
        for (Constraint constraint : now.constraints()) {
            if (constraint.name().equals(KUBERNETES) && !server.isEmpty()) {
                findings.add(server(constraint, server));
            } else {
                ofNodes.add(constraint);
            }
        }
        if (nodes.isEmpty() && !ofNodes.isEmpty()) {
            findings.add(UpgradeFinding.hands(
                    "nodes",
                    "nobody has looked whether they are as the recipe asks: "
                            + String.join(
                                    ", ", ofNodes.stream().map(Constraint::name).toList()),
                    "name their snapshots: -s SNAPSHOT"));
        } else {
            held(ofNodes, nodes, findings);
        }
        return findings;
    }

    private static UpgradeFinding server(Constraint constraint, String server) {
        Malformed malformed = constraint.malformed();
        if (malformed != null) {
            return UpgradeFinding.hands(
                    KUBERNETES, "the recipe's constraint is malformed: " + malformed.reason(), malformed.suggestion());
        }
        Match match = constraint.expectation().match(server);
        return switch (match) {
            case HOLDS -> UpgradeFinding.safe(KUBERNETES, "it is " + server + ", and must be " + constraint.value());
            case DOES_NOT_HOLD ->
                UpgradeFinding.blocked(
                        KUBERNETES,
                        "it is " + server + ", and must be " + constraint.value(),
                        Objects.requireNonNullElse(constraint.remedy(), "bring the cluster to such a version first"));
            case NOT_COMPARABLE ->
                UpgradeFinding.hands(
                        KUBERNETES,
                        "it is " + server + ", which cannot be compared with " + constraint.value(),
                        "look at it");
        };
    }

    private static void held(List<Constraint> constraints, Map<String, Snapshot> nodes, List<UpgradeFinding> findings) {
        Map<UpgradeFinding, List<String>> found = new LinkedHashMap<>();
        nodes.forEach((node, snapshot) -> {
            for (ConstraintResult result :
                    Validator.validate(constraints, snapshot, "", "").results()) {
                found.computeIfAbsent(finding(result), _ -> new ArrayList<>()).add(node);
            }
        });
        found.forEach((finding, some) -> findings.add(
                finding.verdict() == UpgradeFinding.Verdict.SAFE
                        ? finding
                        : new UpgradeFinding(
                                finding.object(),
                                finding.verdict(),
                                finding.reason() + ", on " + String.join(", ", FoldedNames.fold(some)),
                                finding.todo())));
    }

    private static UpgradeFinding finding(ConstraintResult result) {
        Constraint constraint = result.constraint();
        String todo = Objects.requireNonNullElse(result.remedy(), "make it so before the upgrade");
        return switch (result.verdict()) {
            case Verdict.Passed _ ->
                UpgradeFinding.safe(constraint.name(), "it must be " + constraint.value() + ", and is");
            case Verdict.Failed failed ->
                UpgradeFinding.blocked(
                        constraint.name(), "it must be " + failed.expected() + ", and is " + failed.actual(), todo);
            case Verdict.Unknown unknown -> UpgradeFinding.hands(constraint.name(), unknown.reason(), todo);
        };
    }
}
