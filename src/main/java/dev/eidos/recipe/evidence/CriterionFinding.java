package dev.eidos.recipe.evidence;

import dev.eidos.recipe.Criterion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The result of looking for one criterion in a snapshot. */
sealed interface CriterionFinding permits CriterionFinding.Inferred, NotInferred {

    /** All signs agree. */
    record Inferred(Criterion criterion, String value, List<Evidence> evidence) implements CriterionFinding {
        public Inferred {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Weighs signs. None outweighs another: where they differ, that is what is found.
     *
     * @param nothing the reason to give if no sign names anything
     */
    static CriterionFinding of(Criterion criterion, List<Clue> signs, String nothing) {
        Set<String> values = new LinkedHashSet<>();
        boolean unknown = false;
        boolean denied = false;
        for (Clue sign : signs) {
            switch (sign) {
                case Clue.Tells tells -> values.add(tells.value());
                case Clue.Unknown _ -> unknown = true;
                case Clue.Denies _ -> denied = true;
            }
        }
        if (values.isEmpty()) {
            return unknown ? new NotInferred.Unsupported(criterion, signs) : new NotInferred.Absent(criterion, nothing);
        }
        return values.size() > 1 || unknown || denied
                ? new NotInferred.Contradictory(criterion, signs)
                : new Inferred(criterion, values.iterator().next(), evidence(criterion, signs));
    }

    private static List<Evidence> evidence(Criterion criterion, List<Clue> signs) {
        return signs.stream()
                .filter(Clue.Tells.class::isInstance)
                .map(Clue.Tells.class::cast)
                .map(sign -> new Evidence(criterion, sign.value(), sign.path(), sign.reading(), sign.why()))
                .toList();
    }
}
