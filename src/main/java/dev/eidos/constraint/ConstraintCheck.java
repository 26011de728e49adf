package dev.eidos.constraint;

import dev.eidos.constraint.Verdict.Cause;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;

/** The check of a constraint against a snapshot. */
public final class ConstraintCheck {
    /** The number of characters that an incomparable value is cut to in a reason; the verdict has it whole. */
    private static final int SHOWN = 60;

    private final ConstraintPath path;
    private final Expectation expectation;

    private ConstraintCheck(ConstraintPath path, Expectation expectation) {
        this.path = path;
        this.expectation = expectation;
    }

    /** Never throws: a constraint that is malformed has an unknown verdict. */
    public static Verdict check(Constraint constraint, Snapshot snapshot) {
        Malformed malformed = constraint.malformed();
        if (malformed != null) {
            return new Verdict.Unknown(
                    constraint.value().strip(),
                    null,
                    constraint.name().strip(),
                    Cause.MALFORMED,
                    "malformed constraint '" + malformed.text() + "': " + malformed.reason() + "; "
                            + malformed.suggestion());
        }
        if (GpuNodeLabel.is(constraint.name())) {
            return GpuNodeLabel.check(constraint.value(), snapshot);
        }
        return new ConstraintCheck(constraint.path(), constraint.expectation()).in(snapshot);
    }

    private Verdict in(Snapshot snapshot) {
        return switch (Lookup.of(path, snapshot)) {
            case Lookup.Found(Reading reading) -> of(path.text(), reading.asText());
            case Lookup.Absent absent
            when EveryReading.isAsked(path) ->
                EveryReading.of(path, snapshot).verdict(path, expectation.text(), absent, this::of);
            case Lookup.Absent absent -> without(absent, snapshot);
        };
    }

    private Verdict without(Lookup.Absent absent, Snapshot snapshot) {
        Implied implied = Implied.at(path, absent, snapshot);
        return implied == null
                ? new Verdict.Unknown(expectation.text(), null, path.text(), absent.cause(), absent.reason())
                : of(implied.source(), implied.value());
    }

    private Verdict of(String source, String actual) {
        return switch (expectation.match(requirement -> match(requirement, actual))) {
            case HOLDS -> new Verdict.Passed(expectation.text(), actual, source);
            case DOES_NOT_HOLD -> new Verdict.Failed(expectation.text(), actual, source);
            case NOT_COMPARABLE ->
                new Verdict.Unknown(
                        expectation.text(),
                        actual,
                        source,
                        Cause.NOT_COMPARABLE,
                        "'" + shortened(actual) + "' is not a version or a number, so it cannot be compared by "
                                + expectation.unmet(actual).operator().symbol());
        };
    }

    /** Of a reading that has another word, either does; but a word that is excluded is excluded under both. */
    private Match match(Requirement requirement, String actual) {
        Match match = requirement.match(actual);
        String other = OtherReadings.of(path, actual);
        if (other == null) {
            return match;
        }
        Match otherMatch = requirement.match(other);
        if (requirement.operator() == Operator.NOT_EQUAL) {
            return otherMatch == Match.HOLDS ? match : otherMatch;
        }
        return otherMatch == Match.HOLDS || match == Match.NOT_COMPARABLE ? otherMatch : match;
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
