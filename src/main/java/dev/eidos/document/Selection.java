package dev.eidos.document;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a document that a reader wants: the rest is never built. A path is a list of keys with dots between
 * them, such as {@code items.metadata.labels}. Lists are looked through; what a path ends at is wanted whole.
 */
public final class Selection {
    /** Everything. */
    public static final Selection ALL = new Selection(Map.of());

    private final Map<String, Selection> parts;

    private Selection(Map<String, Selection> parts) {
        this.parts = parts;
    }

    public static Selection of(String... paths) {
        Selection root = new Selection(new LinkedHashMap<>());
        for (String path : paths) {
            Selection at = root;
            for (String key : path.split("\\.", -1)) {
                at = at.parts.computeIfAbsent(key, _ -> new Selection(new LinkedHashMap<>()));
            }
        }
        return root;
    }

    /** The selection that applies to the value of a key; null if the key is not wanted. */
    @Nullable
    Selection part(String key) {
        return parts.isEmpty() ? ALL : parts.get(key);
    }
}
