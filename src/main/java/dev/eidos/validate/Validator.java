package dev.eidos.validate;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.ConstraintCheck;
import dev.eidos.constraint.Verdict;
import dev.eidos.measurement.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** The validator, which holds all constraints of a recipe against a snapshot. */
public final class Validator {
    private Validator() {}

    /**
     * Checks every constraint; none keeps another from being checked.
     *
     * @param recipeName what to call the recipe in the report
     * @param snapshotName what to call the snapshot in the report
     */
    public static ValidationReport validate(
            List<Constraint> constraints, Snapshot snapshot, String recipeName, String snapshotName) {
        List<ConstraintResult> results = new ArrayList<>(constraints.size());
        for (Constraint constraint : constraints) {
            Verdict verdict = ConstraintCheck.check(constraint, snapshot);
            results.add(new ConstraintResult(constraint, verdict, Remedies.of(constraint, verdict)));
        }
        return new ValidationReport(recipeName, snapshotName, snapshot.metadata(), results);
    }
}
