package dev.eidos.recipe;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.ConstraintCheck;
import dev.eidos.constraint.Verdict;
import dev.eidos.measurement.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out overlays whose own constraints a snapshot does not meet: a recipe made from a snapshot is to work there. A
 * constraint that the snapshot says nothing about leaves no overlay out; validation will say that it is unknown.
 */
final class SnapshotFilter {
    private final RecipeLibrary library;
    private final List<String> excluded = new ArrayList<>();
    private final List<ConstraintWarning> warnings = new ArrayList<>();

    SnapshotFilter(RecipeLibrary library) {
        this.library = library;
    }

    List<OverlayHead> keep(List<OverlayHead> matching, Snapshot snapshot) {
        List<OverlayHead> kept = new ArrayList<>();
        for (OverlayHead head : matching) {
            int before = warnings.size();
            for (Constraint constraint : library.overlay(head).constraints()) {
                if (ConstraintCheck.check(constraint, snapshot) instanceof Verdict.Failed failed) {
                    warnings.add(
                            new ConstraintWarning(head.name(), constraint.name(), constraint.value(), failed.actual()));
                }
            }
            if (warnings.size() == before) {
                kept.add(head);
            } else {
                excluded.add(head.name());
            }
        }
        return kept;
    }

    List<String> excluded() {
        return excluded;
    }

    List<ConstraintWarning> warnings() {
        return warnings;
    }
}
