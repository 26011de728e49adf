package dev.eidos.constraint;

import dev.eidos.constraint.Verdict.Cause;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * All readings of one kind, such as {@code GPU.gpu-*.mig-mode}, of which each must meet a constraint. Those of the kind
 * that have no such thing are passed over; one that could not be read makes the whole unknown.
 *
 * @param readings by their paths, in the order of the snapshot
 * @param gap why one of the kind could not be read; null if all could
 */
record EveryReading(Map<String, Reading> readings, GapReasons.@Nullable Quote gap) {

    /** Returns whether a path speaks of all of a kind. */
    static boolean isAsked(ConstraintPath path) {
        return path.item() == null && path.text().contains("*");
    }

    static EveryReading of(ConstraintPath path, Snapshot snapshot) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        List<Subtype> without = new ArrayList<>();
        for (Measurement measurement : snapshot.measurements()) {
            if (PathQuery.matches(path.type(), measurement.type())) {
                for (Subtype subtype : measurement.subtypes()) {
                    if (PathQuery.matches(path.subtype(), subtype.name())) {
                        int before = readings.size();
                        subtype.data().forEach((key, reading) -> {
                            if (PathQuery.matches(path.key(), key)) {
                                readings.putIfAbsent(measurement.type() + "." + subtype.name() + "." + key, reading);
                            }
                        });
                        if (readings.size() == before) {
                            without.add(subtype);
                        }
                    }
                }
            }
        }
        return new EveryReading(readings, GapReasons.quote(without, path.key()));
    }

    /**
     * The verdict: the first that fails, else the first that cannot be compared.
     *
     * @param absent what the snapshot lacks, if it has none
     * @param each the verdict on one, by its path and its text
     */
    Verdict verdict(
            ConstraintPath path, String expected, Lookup.Absent absent, BiFunction<String, String, Verdict> each) {
        Verdict unknown = null;
        Set<String> values = new LinkedHashSet<>();
        for (Map.Entry<String, Reading> entry : readings.entrySet()) {
            Verdict one = each.apply(entry.getKey(), entry.getValue().asText());
            switch (one) {
                case Verdict.Failed failed -> {
                    return failed;
                }
                case Verdict.Unknown _ -> unknown = unknown == null ? one : unknown;
                case Verdict.Passed passed -> values.add(passed.actual());
            }
        }
        if (unknown != null) {
            return unknown;
        }
        if (gap != null) {
            return new Verdict.Unknown(
                    expected, null, path.text(), Cause.NOT_COLLECTED, "not collected: " + gap.words());
        }
        return values.isEmpty()
                ? new Verdict.Unknown(expected, null, path.text(), absent.cause(), absent.reason())
                : new Verdict.Passed(expected, String.join(", ", values), path.text());
    }
}
