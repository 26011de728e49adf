package dev.eidos.validate;

import dev.eidos.constraint.Verdict;
import dev.eidos.measurement.SnapshotMetadata;
import java.util.List;
import java.util.Objects;

/**
 * The result of holding a recipe against a snapshot.
 *
 * @param recipe the recipe's name, file or URL
 * @param snapshot the snapshot's file or URL
 * @param metadata the node that the snapshot is of, and the time at which it was taken
 * @param results one for each constraint, in the recipe's order
 */
public record ValidationReport(
        String recipe, String snapshot, SnapshotMetadata metadata, List<ConstraintResult> results) {
    public ValidationReport {
        Objects.requireNonNull(recipe, "recipe");
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(metadata, "metadata");
        results = List.copyOf(results);
    }

    public int passed() {
        return (int) results.stream()
                .filter(result -> result.verdict() instanceof Verdict.Passed)
                .count();
    }

    public int failed() {
        return (int) results.stream()
                .filter(result -> result.verdict() instanceof Verdict.Failed)
                .count();
    }

    public int unknown() {
        return results.size() - passed() - failed();
    }

    /**
     * Returns whether the machine is fit for the recipe as far as anyone can tell: something was checked and met,
     * nothing failed, and what is unknown is excused. So neither an empty recipe nor an empty snapshot ever passes.
     *
     * @param allowUnknown whether to excuse what the snapshot does not tell
     */
    public boolean passed(boolean allowUnknown) {
        if (passed() == 0) {
            return false;
        }
        for (ConstraintResult result : results) {
            boolean met = switch (result.verdict()) {
                case Verdict.Passed _ -> true;
                case Verdict.Failed _ -> false;
                case Verdict.Unknown unknown -> excuses(unknown, allowUnknown);
            };
            if (!met) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether an unknown verdict is no failure: if that is allowed, and anything was checked at all, and the
     * recipe is not itself at fault, for a malformed constraint is one that no snapshot answers.
     */
    public boolean excuses(Verdict.Unknown unknown, boolean allowUnknown) {
        return allowUnknown && unknown.cause() != Verdict.Cause.MALFORMED && passed() + failed() > 0;
    }
}
