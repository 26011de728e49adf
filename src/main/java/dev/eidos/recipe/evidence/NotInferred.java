package dev.eidos.recipe.evidence;

import dev.eidos.recipe.Criterion;
import java.util.List;
import java.util.stream.Collectors;

/** A criterion that a snapshot could tell, and this one does not. */
public sealed interface NotInferred extends CriterionFinding {

    Criterion criterion();

    /** The reason why the snapshot does not tell it, as a phrase for people. */
    String reason();

    /** Nothing in the snapshot settles it. */
    record Absent(Criterion criterion, String reason) implements NotInferred {}

    /** The snapshot tells it, but no recipe is known for what it tells. */
    record Unsupported(Criterion criterion, List<Clue> signs) implements NotInferred {
        public Unsupported {
            signs = List.copyOf(signs);
        }

        @Override
        public String reason() {
            return NotInferred.text(signs);
        }
    }

    /** The snapshot tells different things. */
    record Contradictory(Criterion criterion, List<Clue> signs) implements NotInferred {
        public Contradictory {
            signs = List.copyOf(signs);
        }

        @Override
        public String reason() {
            return "contradictory: " + NotInferred.text(signs);
        }
    }

    private static String text(List<Clue> signs) {
        return signs.stream().map(Clue::text).collect(Collectors.joining("; "));
    }
}
