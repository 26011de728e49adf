package dev.eidos.cli.console;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import dev.eidos.text.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gaps of a snapshot by their weight: what was refused, failed or took too long as warnings, one line per reason,
 * however many subtypes it touches; what is just not there in one line for all.
 */
public final class GapReport {
    private static final int NAMED = 3;

    private final Messages messages;

    public GapReport(Messages messages) {
        this.messages = messages;
    }

    public void print(Snapshot snapshot) {
        for (Measurement measurement : snapshot.measurements()) {
            for (Warning warning : warnings(measurement)) {
                messages.gap(warning.where(), warning.reason(), warning.why());
            }
        }
        List<String> notThere = NotThere.names(snapshot.measurements());
        if (!notThere.isEmpty()) {
            messages.note("not there: " + String.join("; ", notThere) + " (why: notCollected in the snapshot)");
        }
        if (messages.wantsDetails()) {
            details(snapshot);
        }
    }

    private void details(Snapshot snapshot) {
        for (Measurement measurement : snapshot.measurements()) {
            for (Subtype subtype : measurement.subtypes()) {
                for (Gap gap : subtype.gaps()) {
                    if (NotThere.is(gap, measurement)) {
                        messages.debug("not there: " + measurement.type() + "." + subtype.name() + ": " + gap.object()
                                + ": " + gap.message());
                    }
                }
            }
        }
    }

    /** One line of the report: subtypes that lack something for one reason, and that reason with the objects. */
    record Warning(String where, String why, Gap.Reason reason) {}

    static List<Warning> warnings(Measurement measurement) {
        Map<List<Object>, Touched> byReason = new LinkedHashMap<>();
        for (Subtype subtype : measurement.subtypes()) {
            for (Gap gap : subtype.gaps()) {
                if (NotThere.is(gap, measurement)) {
                    continue;
                }
                Touched touched = byReason.computeIfAbsent(
                        List.of(gap.reason(), gap.message()), _ -> Touched.by(gap.reason(), gap.message()));
                addOnce(touched.subtypes(), subtype.name());
                addOnce(touched.objects(), gap.object());
            }
        }
        return byReason.values().stream()
                .map(touched -> touched.warning(measurement.type()))
                .toList();
    }

    private static void addOnce(List<String> list, String item) {
        if (!list.contains(item)) {
            list.add(item);
        }
    }

    /** What one reason keeps out of the snapshot. */
    private record Touched(Gap.Reason reason, String message, List<String> subtypes, List<String> objects) {
        static Touched by(Gap.Reason reason, String message) {
            return new Touched(reason, message, new ArrayList<>(), new ArrayList<>());
        }

        Warning warning(String type) {
            String where = type + "." + String.join(",", subtypes);
            String why = areThemselves(type) ? message : Listing.of(objects, NAMED) + ": " + message;
            return new Warning(where, why, reason);
        }

        /** Whether the objects are only these subtypes once more, as those that were not done in time are. */
        private boolean areThemselves(String type) {
            List<String> themselves = new ArrayList<>();
            for (String subtype : subtypes) {
                themselves.add(type + "." + subtype);
            }
            return objects.equals(themselves);
        }
    }
}
