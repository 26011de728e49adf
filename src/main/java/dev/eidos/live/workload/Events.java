package dev.eidos.live.workload;

import dev.eidos.document.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The warnings about the objects of a namespace, the newest of each reason. */
public final class Events {
    /** That of a namespace of which nothing was read. */
    public static final Events NONE = new Events(List.of());

    private static final int LONGEST = 400;

    private final Map<String, Map<String, Value>> newest = new HashMap<>();

    public Events(List<Value> events) {
        for (Value event : events) {
            newest.computeIfAbsent(event.text("involvedObject", "uid"), _ -> new HashMap<>())
                    .merge(event.text("reason"), event, Events::later);
        }
    }

    /** The times are ISO 8601 in UTC, and are in order as texts. */
    private static Value later(Value one, Value other) {
        return time(other).compareTo(time(one)) >= 0 ? other : one;
    }

    private static String time(Value event) {
        String last = event.text("lastTimestamp");
        return last.isEmpty() ? event.text("eventTime") : last;
    }

    /** What was said about an object for one of these reasons; empty if nothing was. */
    public String said(Value about, String... reasons) {
        Map<String, Value> all = newest.getOrDefault(about.text("metadata", "uid"), Map.of());
        for (String reason : reasons) {
            Value event = all.get(reason);
            if (event != null) {
                String message = event.text("message").strip();
                return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
            }
        }
        return "";
    }
}
