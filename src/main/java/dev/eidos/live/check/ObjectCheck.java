package dev.eidos.live.check;

import dev.eidos.constraint.Expectation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A check as data: this object, this path, this value, else this remedy.
 *
 * @param resource the kind: {@code clusterpolicies.nvidia.com}
 * @param namespace null for all
 * @param name null for all objects of the kind
 * @param path what is looked at
 * @param value what it must be, in the language of constraints
 * @param words where the object says more about itself; null for its conditions that are not as they shall be
 * @param optional whether it is fine that there is no such object
 */
public record ObjectCheck(
        String id,
        String resource,
        @Nullable String namespace,
        @Nullable String name,
        ObjectPath path,
        Expectation value,
        @Nullable ObjectPath words,
        boolean optional,
        @Nullable String remedy) {
    /** The fields of objects that it looks at, as lists are read; none for all. */
    public String[] fields() {
        Set<String> fields = new TreeSet<>(List.of("status", path.field()));
        if (words != null) {
            fields.add(words.field());
        }
        return fields.contains("") ? new String[0] : fields.toArray(String[]::new);
    }
}
