package dev.eidos.collector.systemd;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.redact.Arguments;
import dev.eidos.redact.CredentialMask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table of settings in a configuration file, whichever language it is written in; null is as good as missing. */
record ConfigTree(Map<String, Value> entries) {
    static final ConfigTree EMPTY = new ConfigTree(Map.of());

    /** The table of this name; an empty one if there is none. */
    ConfigTree table(String name) {
        return entries.get(name) instanceof Value.Mapping table ? new ConfigTree(table.entries()) : EMPTY;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    Set<String> names() {
        return entries.keySet();
    }

    /** The scalar, or the list of scalars joined with commas; null when it is neither or missing. */
    @Nullable
    Reading reading(String name) {
        return readingOf(name, entries.get(name));
    }

    /** The scalars of a list; a single one counts as a list of one. */
    List<String> texts(String name) {
        List<Value> items = switch (entries.get(name)) {
            case Value.Sequence list -> list.items();
            case Value.Mapping one -> List.of(one);
            case Value.Scalar one -> List.of(one);
            case null -> List.of();
        };
        List<String> texts = new ArrayList<>();
        for (Value item : items) {
            if (item instanceof Value.Scalar(var value, var _) && value != null) {
                texts.add(value.asText());
            }
        }
        return texts;
    }

    /** The number of items in a list; 0 if it is not a list. */
    int size(String name) {
        return entries.get(name) instanceof Value.Sequence list ? list.items().size() : 0;
    }

    /** This tree under a later one: tables merge by key, anything else is replaced. */
    ConfigTree overriddenBy(ConfigTree later) {
        Map<String, Value> merged = new LinkedHashMap<>(entries);
        later.entries.forEach((name, node) -> {
            if (node instanceof Value.Mapping && entries.get(name) instanceof Value.Mapping) {
                merged.put(name, Value.mapping(table(name).overriddenBy(later.table(name)).entries));
            } else if (!(node instanceof Value.Scalar scalar && scalar.value() == null)) {
                merged.put(name, node);
            }
        });
        return new ConfigTree(merged);
    }

    /** This tree with the entries of a later one in the place of its own; nothing is merged. */
    ConfigTree overlaidBy(ConfigTree later) {
        Map<String, Value> merged = new LinkedHashMap<>(entries);
        merged.putAll(later.entries);
        return new ConfigTree(merged);
    }

    /**
     * This tree under a JSON merge patch (RFC 7396): tables merge by key, null removes what was there, anything else is
     * replaced.
     */
    ConfigTree patchedBy(ConfigTree patch) {
        Map<String, Value> merged = new LinkedHashMap<>(entries);
        patch.entries.forEach((name, node) -> {
            if (node instanceof Value.Mapping) {
                merged.put(name, Value.mapping(table(name).patchedBy(patch.table(name)).entries));
            } else if (node instanceof Value.Scalar scalar && scalar.value() == null) {
                merged.remove(name);
            } else {
                merged.put(name, node);
            }
        });
        return new ConfigTree(merged);
    }

    ConfigTree with(String name, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(entries);
        changed.put(name, value);
        return new ConfigTree(changed);
    }

    ConfigTree with(String name, ConfigTree table) {
        return with(name, Value.mapping(table.entries));
    }

    /** One entry alone, under another name; nothing if it is not here. */
    ConfigTree only(String name, String renamed) {
        Value value = entries.get(name);
        return value == null ? EMPTY : EMPTY.with(renamed, value);
    }

    /** This tree without the named entries that are empty texts. */
    ConfigTree withoutBlanks(String... names) {
        Map<String, Value> changed = new LinkedHashMap<>(entries);
        for (String name : names) {
            Reading reading = reading(name);
            if (reading != null && reading.asText().isEmpty()) {
                changed.remove(name);
            }
        }
        return new ConfigTree(changed);
    }

    /** The named scalars and lists of scalars that are here. */
    void putInto(Subtype.Builder subtype, List<String> names) {
        names.forEach(name -> putInto(subtype, name, name));
    }

    /** The named scalar or list of scalars under a key, if it is here. */
    void putInto(Subtype.Builder subtype, String key, String name) {
        Reading reading = reading(name);
        if (reading != null) {
            subtype.put(key, reading);
        }
    }

    /** The names of the runtimes in the table {@code runtimes}, and every scalar of theirs under its dotted path. */
    void putRuntimesInto(Subtype.Builder subtype) {
        ConfigTree runtimes = table("runtimes");
        subtype.put("runtimes", String.join(",", runtimes.names()));
        runtimes.flattenInto(subtype, "runtimes.", Set.of());
    }

    /** Every scalar under its dotted path, except the tables named in {@code except}. */
    void flattenInto(Subtype.Builder subtype, String prefix, Set<String> except) {
        entries.forEach((name, node) -> {
            if (!except.contains(name)) {
                flatten(subtype, prefix + name, name, node, except);
            }
        });
    }

    private static void flatten(Subtype.Builder subtype, String path, String name, Value node, Set<String> except) {
        Reading reading = readingOf(name, node);
        if (reading != null) {
            subtype.put(path, reading);
            return;
        }
        switch (node) {
            case Value.Mapping table -> new ConfigTree(table.entries()).flattenInto(subtype, path + ".", except);
            case Value.Sequence list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    flatten(subtype, path + "." + i, name, list.items().get(i), except);
                }
            }
            case Value.Scalar _ -> {}
        }
    }

    private static @Nullable Reading readingOf(String name, @Nullable Value node) {
        return switch (node) {
            case Value.Scalar(var value, var _) -> value == null ? null : CredentialMask.ofField(name, value);
            case Value.Sequence list -> joined(name, list.items());
            case Value.Mapping _ -> null;
            case null -> null;
        };
    }

    private static @Nullable Reading joined(String name, List<Value> items) {
        List<String> parts = new ArrayList<>();
        for (Value item : items) {
            if (!(item instanceof Value.Scalar)) {
                return null;
            }
            Reading part = readingOf(name, item);
            if (part != null) {
                parts.add(part.asText());
            }
        }
        // any list of texts may be the arguments of a command, where a name and its secret stand in two items
        return Reading.of(String.join(",", Arguments.hide(parts)));
    }
}
