package dev.eidos.recipe.resolve;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.ConstraintCheck;
import dev.eidos.constraint.Verdict;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.ConstraintWarning;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.ExcludedOverlay;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter that leaves out overlays whose own constraints a snapshot does not meet: a recipe made from a snapshot is to
 * work there. With an overlay go the more specific ones, which count on it: what is for Ubuntu on H100 is nothing
 * without what is for Ubuntu. Those that inherit from it stay, and bring it back: they have set their own constraint in
 * its place.
 *
 * <p>A constraint that the snapshot says nothing about leaves no overlay out; validation will say that it is unknown.
 */
final class SnapshotFilter {
    private final RecipeLibrary library;
    private final List<ExcludedOverlay> excluded = new ArrayList<>();
    private final List<ConstraintWarning> warnings = new ArrayList<>();

    SnapshotFilter(RecipeLibrary library) {
        this.library = library;
    }

    List<OverlayHead> keep(List<OverlayHead> matching, Snapshot snapshot) {
        List<OverlayHead> kept = new ArrayList<>();
        for (OverlayHead head : matching) {
            int before = warnings.size();
            Overlay overlay = library.overlay(head);
            check(overlay.constraints(), head, matching, snapshot);
            boolean met = warnings.size() == before;
            for (String mixin : overlay.mixins()) {
                check(Composition.mixin(mixin, overlay, library).constraints(), head, matching, snapshot);
            }
            if (warnings.size() == before && !countsOnExcluded(head)) {
                kept.add(head);
            } else {
                boolean byMixin = met && warnings.size() > before;
                excluded.add(new ExcludedOverlay(head.name(), byMixin ? "mixin-constraint-failed" : null));
            }
        }
        return kept;
    }

    private void check(List<Constraint> constraints, OverlayHead head, List<OverlayHead> matching, Snapshot snapshot) {
        for (Constraint constraint : constraints) {
            if (ConstraintCheck.check(constraint, snapshot) instanceof Verdict.Failed failed
                    && !isReplaced(constraint, head, matching)) {
                warnings.add(
                        new ConstraintWarning(head.name(), constraint.name(), constraint.value(), failed.actual()));
            }
        }
    }

    /**
     * Returns whether an overlay for who owns the GPU stack asks something else of the same fact. Its service's usual
     * stack may need the contrary: GKE's device plugin is on, or it is off.
     */
    private boolean isReplaced(Constraint constraint, OverlayHead by, List<OverlayHead> matching) {
        return matching.stream()
                .filter(head -> head.criteria() != null
                        && head.criteria().names(Criterion.GPU_STACK)
                        && head.specificity() > by.specificity())
                .flatMap(head -> library.overlay(head).constraints().stream())
                .anyMatch(other -> other.name().equals(constraint.name()));
    }

    /** Overlays come in the order of what they name, so that whatever this one could count on has been judged. */
    private boolean countsOnExcluded(OverlayHead head) {
        for (ExcludedOverlay one : excluded) {
            String name = one.name();
            OverlayHead other = library.head(name);
            boolean lessSpecific = other != null
                    && other.criteria() != null
                    && head.criteria() != null
                    && other.specificity() > 0
                    && other.specificity() < head.specificity()
                    && other.criteria().cover(head.criteria());
            if (lessSpecific
                    && InheritanceChain.of(head, library).stream()
                            .noneMatch(member -> member.name().equals(name))) {
                return true;
            }
        }
        return false;
    }

    List<ExcludedOverlay> excluded() {
        return excluded;
    }

    List<ConstraintWarning> warnings() {
        return warnings;
    }
}
