package dev.eidos.live.trial;

import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A test of one requirement, ready to be run. */
public interface Trial {
    /** That of the check whose answer it gives. */
    String id();

    default Phase phase() {
        return Phase.CONFORMANCE;
    }

    /** What is expected, in a few words; empty for what the check says. */
    default String expected() {
        return "";
    }

    /** What it makes, in this order, as far as that is known before. */
    List<TrialObject> objects();

    /** Runs it to its end, or to that of its time. */
    Outcome run(Bench bench) throws InterruptedException;

    /**
     * The outcome of a test.
     *
     * @param shown what it has shown, or measured
     * @param findings what is wrong, or could not be found out; none if all is well
     */
    record Outcome(String shown, List<Finding> findings) {
        public Outcome {
            findings = List.copyOf(findings);
        }

        static Outcome shown(String what) {
            return new Outcome(what, List.of());
        }

        static Outcome failed(String object, String reason, @Nullable String remedy) {
            return new Outcome("", List.of(Finding.failed(object, reason, remedy)));
        }

        static Outcome unknown(String object, String reason, @Nullable String remedy) {
            return new Outcome("", List.of(Finding.unknown(object, reason, remedy)));
        }
    }

    /** The answer to its check, over that which reading gave. */
    default CheckResult result(CheckResult read, Outcome outcome) {
        String actual = outcome.findings().isEmpty()
                ? (phase() == Phase.CONFORMANCE ? "implemented: " : "") + outcome.shown()
                : outcome.shown().isEmpty() ? "tested" : outcome.shown();
        CheckResult result = CheckResult.of(
                phase(), id(), expected().isEmpty() ? read.expected() : expected(), actual, outcome.findings());
        return outcome.findings().isEmpty() ? result.shownBy(outcome.shown()) : result;
    }
}
