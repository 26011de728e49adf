package dev.eidos.recipe.evidence;

import dev.eidos.recipe.Criterion;
import java.util.List;
import java.util.stream.Collectors;

/** A criterion that a snapshot could tell, and this one does not. */
public sealed interface Untold extends Finding {

    Criterion criterion();

    /** Why not, as a phrase for people. */
    String reason();

    /** Nothing in the snapshot settles it. */
    record Absent(Criterion criterion, String reason) implements Untold {}

    /** The snapshot tells it, but no recipe is known for what it tells. */
    record Unsupported(Criterion criterion, List<Sign> signs) implements Untold {
        public Unsupported {
            signs = List.copyOf(signs);
        }

        @Override
        public String reason() {
            return Untold.text(signs);
        }
    }

    /** The snapshot tells different things. */
    record Contradictory(Criterion criterion, List<Sign> signs) implements Untold {
        public Contradictory {
            signs = List.copyOf(signs);
        }

        @Override
        public String reason() {
            return "contradictory: " + Untold.text(signs);
        }
    }

    private static String text(List<Sign> signs) {
        return signs.stream().map(Sign::text).collect(Collectors.joining("; "));
    }
}
