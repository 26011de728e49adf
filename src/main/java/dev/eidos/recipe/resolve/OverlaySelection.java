package dev.eidos.recipe.resolve;

import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The overlays that a request gets, in the order in which they are laid over each other. */
final class OverlaySelection {
    private OverlaySelection() {}

    /** Those meant for the request by their own criteria: those that name fewer criteria first, then by name. */
    static List<OverlayHead> matching(RecipeLibrary library, Criteria asked) {
        List<OverlayHead> matching = new ArrayList<>();
        for (OverlayHead head : library.heads()) {
            if (head.matches(asked)) {
                matching.add(head);
            }
        }
        matching.sort(Comparator.comparingInt(OverlayHead::specificity).thenComparing(OverlayHead::name));
        return matching;
    }

    /** The base, then each overlay after those that it inherits from; each once, where it stands first. */
    static List<AppliedOverlay> withInherited(List<OverlayHead> matching, RecipeLibrary library) {
        List<AppliedOverlay> applied = new ArrayList<>();
        Set<String> names = new HashSet<>();
        OverlayHead base = library.head(Overlay.BASE);
        if (base != null) {
            applied.add(new AppliedOverlay(base, "every recipe begins with it"));
            names.add(base.name());
        }
        for (OverlayHead head : matching) {
            for (OverlayHead member : InheritanceChain.of(head, library)) {
                if (names.add(member.name())) {
                    applied.add(new AppliedOverlay(member, because(member, head, matching)));
                }
            }
        }
        return applied;
    }

    private static String because(OverlayHead member, OverlayHead heir, List<OverlayHead> matching) {
        for (OverlayHead one : matching) {
            if (one.name().equals(member.name()) && one.criteria() != null) {
                String criteria = one.criteria().text();
                return criteria.isEmpty() ? "it is for every request" : criteria;
            }
        }
        return "inherited by " + heir.name();
    }
}
