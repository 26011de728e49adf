package dev.eidos.analysis;

import dev.eidos.compare.FactValue;
import org.jspecify.annotations.Nullable;

/**
 * What most nodes say at a path.
 *
 * @param value null where most have nothing
 * @param count how many say it
 * @param known how many are known to say something, or nothing
 * @param spread how far a number may be from it and still be the same
 */
record Usual(@Nullable FactValue value, int count, int known, double spread) {
    Usual(@Nullable FactValue value, int count, int known) {
        this(value, count, known, 0);
    }

    int differing() {
        return known - count;
    }

    /** The part that differs. */
    double share() {
        return known == 0 ? 0 : (double) differing() / known;
    }
}
