package dev.eidos.validate;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One constraint and what became of it.
 *
 * @param remedy what to do about it; null if it passed or nobody knows
 */
public record ConstraintResult(
        Constraint constraint, Verdict verdict, @Nullable String remedy) {
    public ConstraintResult {
        Objects.requireNonNull(constraint, "constraint");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** The word for the verdict in every kind of report. */
    public String status() {
        return switch (verdict) {
            case Verdict.Passed _ -> "passed";
            case Verdict.Failed _ -> "failed";
            case Verdict.Unknown _ -> "unknown";
        };
    }
}
