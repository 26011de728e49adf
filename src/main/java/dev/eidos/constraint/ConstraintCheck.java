package dev.eidos.constraint;

import dev.eidos.constraint.Verdict.Cause;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import dev.eidos.text.Suggestions;
import java.util.ArrayList;
import java.util.List;

/** The check of a constraint against a snapshot. */
public final class ConstraintCheck {
    /** The number of characters that an incomparable value is cut to in a reason; the verdict has it whole. */
    private static final int SHOWN = 60;

    private final ConstraintPath path;
    private final Requirement requirement;

    private ConstraintCheck(ConstraintPath path, Requirement requirement) {
        this.path = path;
        this.requirement = requirement;
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
        return new ConstraintCheck(constraint.path(), constraint.requirement()).in(snapshot);
    }

    /** A document of another tool may have a type or a subtype twice; the first that has the key counts. */
    private Verdict in(Snapshot snapshot) {
        List<Subtype> inType = new ArrayList<>();
        boolean typed = false;
        for (Measurement measurement : snapshot.measurements()) {
            if (measurement.type().equals(path.type())) {
                typed = true;
                inType.addAll(measurement.subtypes());
            }
        }
        List<Subtype> named = new ArrayList<>(1);
        for (Subtype subtype : inType) {
            if (subtype.name().equals(path.subtype())) {
                Reading reading = subtype.data().get(path.key());
                if (reading != null) {
                    return of(reading.asText());
                }
                named.add(subtype);
            }
        }
        if (!typed) {
            return absent(Cause.TYPE_ABSENT, "the snapshot has no " + path.type() + typesLike(snapshot));
        }
        return named.isEmpty() ? withoutSubtype(inType) : withoutKey(named);
    }

    private Verdict of(String actual) {
        return switch (requirement.match(actual)) {
            case HOLDS -> new Verdict.Passed(requirement.text(), actual, path.text());
            case DOES_NOT_HOLD -> new Verdict.Failed(requirement.text(), actual, path.text());
            case NOT_COMPARABLE ->
                new Verdict.Unknown(
                        requirement.text(),
                        actual,
                        path.text(),
                        Cause.NOT_COMPARABLE,
                        "'" + shortened(actual) + "' is not a version or a number, so it cannot be compared by "
                                + requirement.operator().symbol());
        };
    }

    /** A collector that fails as a whole leaves its gap in a subtype without data, under a name of its own. */
    private Verdict withoutSubtype(List<Subtype> inType) {
        List<Subtype> empty = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Subtype subtype : inType) {
            names.add(subtype.name());
            if (subtype.data().isEmpty()) {
                empty.add(subtype);
            }
        }
        String what = "the snapshot has no " + path.type() + "." + path.subtype();
        String gap = GapReasons.quote(empty, path.subtype());
        return gap == null
                ? absent(Cause.SUBTYPE_ABSENT, what + Suggestions.question(path.subtype(), names))
                : absent(Cause.NOT_COLLECTED, what + "; not collected: " + gap);
    }

    private Verdict withoutKey(List<Subtype> named) {
        List<String> keys = new ArrayList<>();
        for (Subtype subtype : named) {
            keys.addAll(subtype.data().keySet());
        }
        String gap = GapReasons.quote(named, path.key());
        if (gap != null && (keys.isEmpty() || GapReasons.isAbout(named, path.key()))) {
            return absent(Cause.NOT_COLLECTED, "not collected: " + gap);
        }
        String what = "the snapshot has no key " + path.key() + " in " + path.type() + "." + path.subtype()
                + Suggestions.question(path.key(), keys);
        return gap == null
                ? absent(Cause.KEY_ABSENT, what)
                : absent(Cause.NOT_COLLECTED, what + "; not collected there: " + gap);
    }

    private Verdict absent(Cause cause, String reason) {
        return new Verdict.Unknown(requirement.text(), null, path.text(), cause, reason);
    }

    private String typesLike(Snapshot snapshot) {
        if (snapshot.measurements().isEmpty()) {
            return "; it has no measurements at all";
        }
        List<String> types = new ArrayList<>();
        for (Measurement measurement : snapshot.measurements()) {
            types.add(measurement.type());
        }
        return Suggestions.question(path.type(), types);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
