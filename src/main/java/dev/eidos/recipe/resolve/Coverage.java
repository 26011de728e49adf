package dev.eidos.recipe.resolve;

import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.OverlayHead;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The measure of how much of a request a recipe's overlays are for.
 *
 * @param silent criteria that were asked for and that no overlay speaks of; the recipe is the same without them
 * @param missing those of them that are decisive; empty if the recipe is enough, or nothing but the base matched
 */
public record Coverage(Judgement judgement, List<Criterion> silent, List<Criterion> missing) {
    /** The criteria without which a recipe would install something else than was asked for. */
    private static final Set<Criterion> DECISIVE =
            EnumSet.of(Criterion.SERVICE, Criterion.ACCELERATOR, Criterion.PLATFORM, Criterion.GPU_STACK);

    /** The judgement on whether a recipe is what was asked for. */
    public enum Judgement {
        ENOUGH,
        TOO_LITTLE
    }

    /** Judges the overlays that a request got. */
    public static Coverage of(Criteria asked, List<AppliedOverlay> applied) {
        List<Criterion> silent = new ArrayList<>();
        List<Criterion> missing = new ArrayList<>();
        for (Criterion criterion : asked.values().keySet()) {
            if (applied.stream().noneMatch(one -> speaksOf(one.head(), criterion))) {
                silent.add(criterion);
                if (DECISIVE.contains(criterion)) {
                    missing.add(criterion);
                }
            }
        }
        boolean baseOnly = applied.stream().allMatch(one -> one.head().specificity() == 0);
        return new Coverage(
                baseOnly || !missing.isEmpty() ? Judgement.TOO_LITTLE : Judgement.ENOUGH,
                List.copyOf(silent),
                List.copyOf(missing));
    }

    private static boolean speaksOf(OverlayHead head, Criterion criterion) {
        return head.criteria() != null && head.criteria().names(criterion);
    }
}
