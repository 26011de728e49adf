package dev.eidos.collector.k8s;

import dev.eidos.document.Value;
import org.jspecify.annotations.Nullable;

/** The conditions of an object's status (API conventions, "Typical status properties"). */
final class Conditions {
    private Conditions() {}

    /** {@code True}, {@code False} or {@code Unknown}; null where there is no condition of that type. */
    static @Nullable String status(Value object, String type) {
        return object.items("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals(type))
                .findFirst()
                .map(condition -> condition.textOrNull("status"))
                .orElse(null);
    }
}
