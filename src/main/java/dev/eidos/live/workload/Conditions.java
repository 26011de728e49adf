package dev.eidos.live.workload;

import dev.eidos.document.Value;

/** The conditions of an object's status (API conventions, "Typical status properties"). */
public final class Conditions {
    private Conditions() {}

    /** The condition of a type; an empty mapping where there is none. */
    public static Value of(Value object, String type) {
        for (Value condition : object.items("status", "conditions")) {
            if (condition.text("type").equals(type)) {
                return condition;
            }
        }
        return Value.Mapping.EMPTY;
    }

    public static boolean is(Value object, String type, String status) {
        return of(object, type).text("status").equals(status);
    }

    /** Reason and message of a condition in one line. */
    public static String words(Value condition) {
        String reason = condition.text("reason");
        String message = condition.text("message").strip();
        return message.isEmpty() ? reason : reason.isEmpty() ? message : reason + ": " + message;
    }
}
