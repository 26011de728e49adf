package dev.eidos.recipe.evidence;

import dev.eidos.recipe.Criterion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What came of one criterion. */
sealed interface Finding permits Finding.Told, Untold {

    /** All signs agree. */
    record Told(Criterion criterion, String value, List<Evidence> evidence) implements Finding {
        public Told {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Weighs signs. None outweighs another: where they differ, that is what is found.
     *
     * @param nothing the reason to give if no sign names anything
     */
    static Finding of(Criterion criterion, List<Sign> signs, String nothing) {
        Set<String> values = new LinkedHashSet<>();
        boolean unknown = false;
        boolean denied = false;
        for (Sign sign : signs) {
            switch (sign) {
                case Sign.Tells tells -> values.add(tells.value());
                case Sign.Unknown _ -> unknown = true;
                case Sign.Denies _ -> denied = true;
            }
        }
        if (values.isEmpty()) {
            return unknown ? new Untold.Unsupported(criterion, signs) : new Untold.Absent(criterion, nothing);
        }
        return values.size() > 1 || unknown || denied
                ? new Untold.Contradictory(criterion, signs)
                : new Told(criterion, values.iterator().next(), evidence(criterion, signs));
    }

    private static List<Evidence> evidence(Criterion criterion, List<Sign> signs) {
        return signs.stream()
                .filter(Sign.Tells.class::isInstance)
                .map(Sign.Tells.class::cast)
                .map(sign -> new Evidence(criterion, sign.value(), sign.path(), sign.reading(), sign.why()))
                .toList();
    }
}
