package dev.eidos.k8s.kubeconfig;

import dev.eidos.document.Position;
import dev.eidos.document.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig as it is written (Kubernetes documentation, "kubeconfig (v1)").
 *
 * @param currentContext null if it names none
 */
record KubeconfigFile(
        @Nullable String currentContext, List<NamedEntry> contexts, List<NamedEntry> clusters, List<NamedEntry> users) {
    private static final Value.Mapping NOTHING = new Value.Mapping(Map.of(), Position.NONE);

    /** @throws IllegalArgumentException if it is of another kind than it must be; the message names it */
    static KubeconfigFile of(Value document, Path file) {
        if (!(document instanceof Value.Mapping mapping)) {
            throw new IllegalArgumentException("it is " + document.kind());
        }
        return new KubeconfigFile(
                currentContext(mapping),
                entries(mapping, "contexts", "context", file),
                entries(mapping, "clusters", "cluster", file),
                entries(mapping, "users", "user", file));
    }

    private static @Nullable String currentContext(Value.Mapping document) {
        return switch (document.get("current-context")) {
            case Value.Scalar scalar ->
                scalar.value() == null ? null : scalar.value().asText();
            case null -> null;
            case Value other -> throw wrong("current-context", "a text", other);
        };
    }

    /** kubectl writes {@code users: null} for none. */
    private static List<NamedEntry> entries(Value.Mapping document, String field, String kind, Path file) {
        return switch (document.get(field)) {
            case Value.Sequence list -> entries(list, field, kind, file);
            case Value.Scalar scalar when scalar.value() == null -> List.of();
            case null -> List.of();
            case Value other -> throw wrong(field, "a list", other);
        };
    }

    private static List<NamedEntry> entries(Value.Sequence list, String field, String kind, Path file) {
        List<NamedEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Value item : list.items()) {
            if (!(item instanceof Value.Mapping entry)) {
                throw wrong(field, "a list of mappings", item);
            }
            var place = new EntryPlace(file, item.at().line());
            String name = item.text("name");
            if (name.isEmpty()) {
                throw place.invalid("an entry of " + field + " has no name");
            }
            // as client-go: which of them is meant, nobody knows
            if (!names.add(name)) {
                throw place.invalid("the name " + name + " stands twice in " + field);
            }
            NamedEntry content = new NamedEntry(kind, name, place, entry).part(kind);
            entries.add(content == null ? new NamedEntry(kind, name, place, NOTHING) : content);
        }
        return entries;
    }

    private static IllegalArgumentException wrong(String key, String wanted, Value found) {
        return new IllegalArgumentException(key + " must be " + wanted + ", not " + found.kind()
                + (found.at().line() > 0 ? " in line " + found.at().line() : ""));
    }
}
