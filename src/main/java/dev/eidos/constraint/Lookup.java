package dev.eidos.constraint;

import dev.eidos.constraint.Verdict.Cause;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import dev.eidos.text.Suggestions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to what a snapshot has at a path: the reading, or why there is none. */
sealed interface Lookup {
    /** The first reading at the path. */
    record Found(Reading reading) implements Lookup {}

    /**
     * There is none.
     *
     * @param what what the snapshot lacks; empty if the gap says all
     * @param question names that may have been meant, as {@link Suggestions#question} has them
     * @param gap why it was not collected, or behind {@code what} also that something there was not; may be empty
     * @param kind of that gap
     */
    record Absent(Cause cause, String what, String question, String gap, Gap.@Nullable Reason kind) implements Lookup {
        /** One that no gap explains. */
        Absent(Cause cause, String what, String question) {
            this(cause, what, question, "", null);
        }

        /** The reason in one sentence. */
        String reason() {
            return what.isEmpty() ? "not collected: " + gap : what + question + gap;
        }
    }

    /** The answer at the path as it is written, or else where another tool has the same. */
    static Lookup of(ConstraintPath path, Snapshot snapshot) {
        Lookup written = asWritten(path, snapshot);
        if (written instanceof Absent && path.item() == null) {
            Reading other = OtherPaths.find(path, snapshot);
            return other == null ? written : new Found(other);
        }
        return written;
    }

    /** A document of another tool may have a type or a subtype twice; the first that has the key counts. */
    private static Lookup asWritten(ConstraintPath path, Snapshot snapshot) {
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
                if (reading != null && path.item() == null) {
                    return new Found(reading);
                }
                named.add(subtype);
            }
        }
        if (!typed) {
            return withoutType(path, snapshot);
        }
        if (named.isEmpty()) {
            return withoutSubtype(path, inType);
        }
        return path.item() == null ? withoutKey(path, named) : inItem(path, path.item(), named);
    }

    /** The reading of the one item that is chosen: none is an absence, and several contradict each other. */
    private static Lookup inItem(ConstraintPath path, ItemSelector selector, List<Subtype> named) {
        List<Subtype.Item> items = new ArrayList<>();
        for (Subtype subtype : named) {
            items.addAll(subtype.items());
        }
        String subtype = path.type() + "." + path.subtype();
        List<Subtype.Item> chosen = selector.choose(items);
        if (chosen.size() != 1) {
            GapReasons.Quote gap = items.isEmpty() ? GapReasons.quote(named, path.key()) : null;
            return gap != null
                    ? new Absent(Cause.NOT_COLLECTED, "", "", gap.words(), gap.reason())
                    : new Absent(
                            Cause.KEY_ABSENT,
                            chosen.isEmpty()
                                    ? "the snapshot has no item " + selector.text() + " among the " + items.size()
                                            + " of " + subtype
                                    : "the snapshot has " + chosen.size() + " items " + selector.text() + " in "
                                            + subtype + ", and a path must choose one",
                            "");
        }
        Subtype.Item item = chosen.getFirst();
        Reading reading = item.get(path.key()).orElse(null);
        if (reading != null) {
            return new Found(reading);
        }
        List<String> keys = new ArrayList<>(item.data().keySet());
        keys.addAll(item.context().keySet());
        return new Absent(
                Cause.KEY_ABSENT,
                "the snapshot has no key " + path.key() + " in " + subtype + selector.text(),
                Suggestions.question(path.key(), keys));
    }

    private static Absent withoutType(ConstraintPath path, Snapshot snapshot) {
        List<String> types = new ArrayList<>();
        for (Measurement measurement : snapshot.measurements()) {
            types.add(measurement.type());
        }
        String what = "the snapshot has no " + path.type();
        return types.isEmpty()
                ? new Absent(Cause.TYPE_ABSENT, what + "; it has no measurements at all", "")
                : new Absent(Cause.TYPE_ABSENT, what, Suggestions.question(path.type(), types));
    }

    /** A collector that fails as a whole leaves its gap in a subtype without data, under a name of its own. */
    private static Absent withoutSubtype(ConstraintPath path, List<Subtype> inType) {
        List<Subtype> empty = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Subtype subtype : inType) {
            names.add(subtype.name());
            if (subtype.data().isEmpty()) {
                empty.add(subtype);
            }
        }
        String what = "the snapshot has no " + path.type() + "." + path.subtype();
        GapReasons.Quote gap = GapReasons.quote(empty, path.subtype());
        return gap == null
                ? new Absent(Cause.SUBTYPE_ABSENT, what, Suggestions.question(path.subtype(), names))
                : new Absent(Cause.NOT_COLLECTED, what, "", "; not collected: " + gap.words(), gap.reason());
    }

    private static Absent withoutKey(ConstraintPath path, List<Subtype> named) {
        List<String> keys = new ArrayList<>();
        for (Subtype subtype : named) {
            keys.addAll(subtype.data().keySet());
        }
        GapReasons.Quote gap = GapReasons.quote(named, path.key());
        if (gap != null && (keys.isEmpty() || GapReasons.isAbout(named, path.key()))) {
            return new Absent(Cause.NOT_COLLECTED, "", "", gap.words(), gap.reason());
        }
        String what = "the snapshot has no key " + path.key() + " in " + path.type() + "." + path.subtype();
        String question = Suggestions.question(path.key(), keys);
        return gap == null
                ? new Absent(Cause.KEY_ABSENT, what, question)
                : new Absent(
                        Cause.NOT_COLLECTED, what, question, "; not collected there: " + gap.words(), gap.reason());
    }
}
