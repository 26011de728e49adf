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

/** The gaps of a snapshot, as warnings: one line per reason, however many subtypes it touches. */
public final class GapReport {
    private static final int NAMED = 3;

    private final Messages messages;

    public GapReport(Messages messages) {
        this.messages = messages;
    }

    public void print(Snapshot snapshot) {
        snapshot.measurements().forEach(measurement -> warnings(measurement).forEach(this::line));
    }

    /** One line of the report: subtypes that lack something for one reason, and that reason with the objects. */
    record Warning(String where, String why, Gap.Reason reason) {}

    static List<Warning> warnings(Measurement measurement) {
        Map<Key, Touched> byReason = new LinkedHashMap<>();
        for (Subtype subtype : measurement.subtypes()) {
            for (Gap gap : subtype.gaps()) {
                Touched touched =
                        byReason.computeIfAbsent(new Key(gap.reason(), gap.message()), _ -> Touched.nothing());
                addOnce(touched.subtypes(), subtype.name());
                addOnce(touched.objects(), gap.object());
            }
        }
        return byReason.entrySet().stream()
                .map(entry -> warning(measurement.type(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Warning warning(String type, Key key, Touched touched) {
        String where = type + "." + String.join(",", touched.subtypes());
        String objects = Listing.of(touched.objects(), NAMED);
        return new Warning(where, objects.equals(where) ? key.message() : objects + ": " + key.message(), key.reason());
    }

    private static void addOnce(List<String> list, String item) {
        if (!list.contains(item)) {
            list.add(item);
        }
    }

    private void line(Warning warning) {
        messages.gap(warning.where(), warning.reason(), warning.why());
    }

    private record Key(Gap.Reason reason, String message) {}

    private record Touched(List<String> subtypes, List<String> objects) {
        static Touched nothing() {
            return new Touched(new ArrayList<>(), new ArrayList<>());
        }
    }
}
