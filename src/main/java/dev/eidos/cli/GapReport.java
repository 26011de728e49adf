package dev.eidos.cli;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Node;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import dev.eidos.serializer.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a snapshot could not read, as warnings: one line per reason, however many subtypes it touches. */
final class GapReport {
    private static final int NAMED = 3;

    private final Session session;

    GapReport(Session session) {
        this.session = session;
    }

    void print(Snapshot snapshot) {
        snapshot.measurements().forEach(measurement -> warnings(measurement).forEach(this::line));
    }

    /** Where and why, in the order of the snapshot. */
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
        String objects = some(touched.objects());
        return new Warning(where, objects.equals(where) ? key.message() : objects + ": " + key.message(), key.reason());
    }

    private static void addOnce(List<String> list, String item) {
        if (!list.contains(item)) {
            list.add(item);
        }
    }

    private static String some(List<String> objects) {
        String named = String.join(", ", objects.subList(0, Math.min(NAMED, objects.size())));
        return objects.size() <= NAMED ? named : named + " and " + (objects.size() - NAMED) + " more";
    }

    private void line(Warning warning) {
        if (session.logJson()) {
            Map<String, Node> json = new LinkedHashMap<>();
            json.put("level", Node.scalar("warn"));
            json.put("object", Node.scalar(warning.where()));
            json.put("reason", Node.scalar(warning.reason().name()));
            json.put("message", Node.scalar(warning.why()));
            session.terminal().err().println(JsonWriter.writeLine(Node.mapping(json)));
        } else {
            String label = Style.YELLOW.paint("warning:", session.colourErr());
            session.terminal().err().println(label + " " + warning.where() + ": " + warning.why());
        }
    }

    private record Key(Gap.Reason reason, String message) {}

    private record Touched(List<String> subtypes, List<String> objects) {
        static Touched nothing() {
            return new Touched(new ArrayList<>(), new ArrayList<>());
        }
    }
}
