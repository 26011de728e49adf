package dev.eidos.collector.systemd;

import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file's content, whichever language it is written in: tables of tables, lists and scalars
 * ({@code String}, {@code Boolean}, {@code Long}, {@code BigDecimal}).
 */
record ConfigTree(Map<String, Object> entries) {
    /** Deeper than any configuration goes; parsers refuse to go further. */
    static final int MAX_DEPTH = 32;

    static final ConfigTree EMPTY = new ConfigTree(Map.of());

    /** The table of this name; an empty one if there is none. */
    ConfigTree table(String name) {
        return entries.get(name) instanceof Map<?, ?> map ? new ConfigTree(stringKeys(map)) : EMPTY;
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

    /** The strings of a list; a single string counts as a list of one. */
    List<String> texts(String name) {
        return switch (entries.get(name)) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case String text -> List.of(text);
            case null, default -> List.of();
        };
    }

    /** This tree under a later one: tables merge by key, anything else is replaced. */
    ConfigTree overriddenBy(ConfigTree later) {
        Map<String, Object> merged = new LinkedHashMap<>(entries);
        for (var entry : later.entries.entrySet()) {
            String name = entry.getKey();
            boolean tables = entry.getValue() instanceof Map && entries.get(name) instanceof Map;
            merged.put(name, tables ? table(name).overriddenBy(later.table(name)).entries : entry.getValue());
        }
        return new ConfigTree(merged);
    }

    /** The named scalars and lists of scalars that are here. */
    void putInto(Subtype.Builder subtype, List<String> names) {
        for (String name : names) {
            Reading reading = reading(name);
            if (reading != null) {
                subtype.put(name, reading);
            }
        }
    }

    /** Every scalar under its dotted path, except what may hold secrets and the tables named in {@code except}. */
    void flattenInto(Subtype.Builder subtype, String prefix, Set<String> except) {
        for (String name : entries.keySet()) {
            if (!except.contains(name)) {
                flatten(subtype, prefix + name, name, entries.get(name), except);
            }
        }
    }

    private static void flatten(
            Subtype.Builder subtype, String path, String name, @Nullable Object value, Set<String> except) {
        Reading reading = readingOf(name, value);
        if (reading != null) {
            subtype.put(path, reading);
        } else if (value instanceof Map<?, ?> map) {
            new ConfigTree(stringKeys(map)).flattenInto(subtype, path + ".", except);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(subtype, path + "." + i, name, list.get(i), except);
            }
        }
    }

    private static @Nullable Reading readingOf(String name, @Nullable Object value) {
        return switch (value) {
            case Boolean flag -> Reading.of(flag.booleanValue());
            case Long number -> Reading.of(number.longValue());
            case BigDecimal number -> Reading.of(number);
            case String text -> Reading.of(hidden(name, text));
            case List<?> list -> joined(name, list);
            case null, default -> null;
        };
    }

    private static @Nullable Reading joined(String name, List<?> list) {
        List<String> parts = new ArrayList<>();
        for (Object part : list) {
            if (part instanceof Map || part instanceof List) {
                return null;
            }
            parts.add(hidden(name, String.valueOf(part)));
        }
        return Reading.of(String.join(",", parts));
    }

    private static String hidden(String name, String text) {
        return Credentials.named(name) && !Credentials.harmless(text) ? Credentials.REDACTED : Credentials.hide(text);
    }

    @SuppressWarnings("unchecked") // both parsers make maps of this type only
    private static Map<String, Object> stringKeys(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
