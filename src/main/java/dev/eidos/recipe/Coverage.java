package dev.eidos.recipe;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How much of what was asked for a recipe's overlays speak of. */
public sealed interface Coverage {
    /** The criteria without which a recipe would install something else than was asked for. */
    Set<Criterion> DECISIVE = EnumSet.of(Criterion.SERVICE, Criterion.ACCELERATOR, Criterion.PLATFORM);

    /**
     * The recipe is for what was asked.
     *
     * @param silent criteria that no overlay speaks of; the recipe is the same without them
     */
    record Enough(List<Criterion> silent) implements Coverage {}

    /**
     * The recipe is not for what was asked.
     *
     * @param missing decisive criteria that no overlay speaks of; empty if nothing but the base matched
     */
    record TooLittle(List<Criterion> missing) implements Coverage {}

    /** Judges the overlays that a request got. */
    static Coverage of(Criteria asked, List<AppliedOverlay> applied) {
        List<Criterion> silent = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            if (asked.names(criterion) && applied.stream().noneMatch(one -> speaksOf(one.head(), criterion))) {
                silent.add(criterion);
            }
        }
        List<Criterion> missing = silent.stream().filter(DECISIVE::contains).toList();
        boolean baseOnly = applied.stream().allMatch(one -> one.head().specificity() == 0);
        return baseOnly || !missing.isEmpty() ? new TooLittle(missing) : new Enough(List.copyOf(silent));
    }

    private static boolean speaksOf(OverlayHead head, Criterion criterion) {
        return head.criteria() != null && head.criteria().names(criterion);
    }
}
