package dev.eidos.constraint;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import dev.eidos.text.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question for what a snapshot has at a path. In each part of the path {@code *} stands for any characters, unless
 * the snapshot has the path as it is written.
 */
public final class PathQuery {
    private static final int MOST = 3;

    /** One of several alike, such as {@code GPU.gpu-0.model}. */
    private static final Pattern NUMBERED = Pattern.compile("^([^.]*[.][^.]*-)[0-9]+([.])");

    private final ConstraintPath path;

    public PathQuery(ConstraintPath path) {
        this.path = path;
    }

    /** The outcome of a question. */
    public sealed interface Answer {
        /** One reading or several by their paths, in the order of the snapshot. */
        record Found(Map<String, Reading> readings) implements Answer {}

        /**
         * Nothing.
         *
         * @param reason why
         * @param near paths that the snapshot has, and that may have been meant
         */
        record Absent(String reason, List<String> near) implements Answer {}

        /**
         * Nothing, because it could not be read.
         *
         * @param kind of the gap that the snapshot has there
         * @param reason that gap in words
         */
        record NotCollected(Gap.Reason kind, String reason) implements Answer {}
    }

    /** Returns whether measurements of a type can answer. */
    public boolean concerns(String type) {
        return matches(path.type(), type);
    }

    /** The snapshot's answer. */
    public Answer ask(Snapshot snapshot) {
        return switch (Lookup.of(path, snapshot)) {
            case Lookup.Found(Reading reading) -> new Answer.Found(Map.of(path.text(), reading));
            case Lookup.Absent absent -> path.text().contains("*") ? pattern(snapshot) : without(absent, snapshot);
        };
    }

    private Answer without(Lookup.Absent absent, Snapshot snapshot) {
        return absent.what().isEmpty() && absent.kind() != null
                ? new Answer.NotCollected(absent.kind(), absent.gap())
                : new Answer.Absent(absent.what() + absent.gap(), near(snapshot));
    }

    private Answer pattern(Snapshot snapshot) {
        Map<String, Reading> matching = matching(snapshot);
        if (!matching.isEmpty()) {
            return new Answer.Found(matching);
        }
        GapReasons.Quote gap = gap(snapshot);
        return gap == null
                ? new Answer.Absent("nothing in the snapshot matches", near(snapshot))
                : new Answer.NotCollected(gap.reason(), gap.words());
    }

    private Map<String, Reading> matching(Snapshot snapshot) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (Measurement measurement : snapshot.measurements()) {
            if (matches(path.type(), measurement.type())) {
                for (Subtype subtype : measurement.subtypes()) {
                    if (matches(path.subtype(), subtype.name())) {
                        subtype.data().forEach((key, reading) -> {
                            if (matches(path.key(), key)) {
                                readings.putIfAbsent(at(measurement, subtype, key), reading);
                            }
                        });
                        items(measurement, subtype, readings);
                    }
                }
            }
        }
        return readings;
    }

    /** What the items of a subtype say, each under a path of its own. */
    private void items(Measurement measurement, Subtype subtype, Map<String, Reading> readings) {
        for (int i = 0; i < subtype.items().size(); i++) {
            Subtype.Item item = subtype.items().get(i);
            String prefix = measurement.type() + "." + subtype.name() + new ItemSelector.At(i).text() + ".";
            for (Map<String, Reading> part : List.of(item.data(), item.context())) {
                part.forEach((key, reading) -> {
                    if (matches(path.key(), key)) {
                        readings.putIfAbsent(prefix + key, reading);
                    }
                });
            }
        }
    }

    /** What the snapshot has not collected where the pattern looks; null if there is no such gap. */
    private GapReasons.@Nullable Quote gap(Snapshot snapshot) {
        List<Subtype> there = new ArrayList<>();
        List<Subtype> empty = new ArrayList<>();
        for (Measurement measurement : snapshot.measurements()) {
            if (matches(path.type(), measurement.type())) {
                for (Subtype subtype : measurement.subtypes()) {
                    if (matches(path.subtype(), subtype.name())) {
                        there.add(subtype);
                    } else if (subtype.data().isEmpty()) {
                        empty.add(subtype);
                    }
                }
            }
        }
        return GapReasons.quote(there.isEmpty() ? empty : there, path.key());
    }

    /**
     * Those with nearly the same key in the same place, and those with the same key elsewhere, of several alike all of
     * them; if there are none, those written nearly so.
     */
    private List<String> near(Snapshot snapshot) {
        List<String> all = new ArrayList<>();
        List<String> near = new ArrayList<>();
        for (Measurement measurement : snapshot.measurements()) {
            for (Subtype subtype : measurement.subtypes()) {
                subtype.data().keySet().forEach(key -> all.add(at(measurement, subtype, key)));
                if (measurement.type().equals(path.type()) && subtype.name().equals(path.subtype())) {
                    List<String> keys = List.copyOf(subtype.data().keySet());
                    Suggestions.similar(path.key(), keys).forEach(key -> near.add(at(measurement, subtype, key)));
                }
            }
        }
        all.stream()
                .filter(other -> path.text().equalsIgnoreCase(other) && !near.contains(other))
                .forEach(near::add);
        String key = path.key().replace("*", "");
        for (String other : all) {
            if (!key.isEmpty() && other.endsWith("." + key)) {
                String named = NUMBERED.matcher(other).replaceFirst("$1*$2");
                if (near.size() < MOST && !near.contains(other) && !near.contains(named)) {
                    near.add(named);
                }
            }
        }
        return near.isEmpty() ? Suggestions.similar(path.text(), all) : near;
    }

    private static String at(Measurement measurement, Subtype subtype, String key) {
        return measurement.type() + "." + subtype.name() + "." + key;
    }

    /** Returns whether a text matches a pattern: its first star takes as little as the rest lets it. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int taken = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                taken = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++taken;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
