package dev.eidos.recipe.resolve;

import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The criteria that a library has recipes for and that are closest to those that were asked for. */
public final class NearestCombinations {
    private static final int MANY = 6;

    private NearestCombinations() {}

    /** The nearest combinations, at most six, the nearest first. */
    public static List<Criteria> to(Criteria asked, RecipeLibrary library) {
        Map<String, Criteria> combinations = new LinkedHashMap<>();
        for (OverlayHead head : library.heads()) {
            Criteria criteria = Criteria.NONE;
            for (OverlayHead member : InheritanceChain.of(head, library)) {
                criteria = member.criteria() == null ? criteria : union(criteria, member.criteria());
            }
            if (criteria.specificity() > 0) {
                combinations.putIfAbsent(criteria.text(), criteria);
            }
        }
        return combinations.values().stream()
                .sorted(Comparator.<Criteria>comparingInt(candidate -> distance(asked, candidate))
                        .thenComparing(
                                Comparator.comparingInt(Criteria::specificity).reversed())
                        .thenComparing(Criteria::text))
                .limit(MANY)
                .toList();
    }

    /**
     * The distance of two combinations. Another value counts double: a value that is missing on either side is nearer.
     */
    private static int distance(Criteria asked, Criteria candidate) {
        int distance = 0;
        for (Criterion criterion : Criterion.values()) {
            if (!asked.get(criterion).equals(candidate.get(criterion))) {
                distance += asked.names(criterion) && candidate.names(criterion) ? 2 : 1;
            }
        }
        return distance;
    }

    private static Criteria union(Criteria lower, Criteria upper) {
        Criteria union = lower;
        for (Map.Entry<Criterion, String> named : upper.values().entrySet()) {
            union = union.with(named.getKey(), named.getValue());
        }
        return union;
    }
}
