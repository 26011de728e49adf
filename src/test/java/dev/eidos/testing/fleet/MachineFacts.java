package dev.eidos.testing.fleet;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What a snapshot says of a machine that does not exist, as long as it can be changed. Paths are TYPE.SUBTYPE. */
public final class MachineFacts {
    private final Map<String, Map<String, Reading>> subtypes = new LinkedHashMap<>();
    private final Map<String, List<Gap>> gaps = new HashMap<>();

    public void put(String path, String key, String value) {
        put(path, key, Reading.of(value));
    }

    public void put(String path, String key, long value) {
        put(path, key, Reading.of(value));
    }

    public void put(String path, String key, boolean value) {
        put(path, key, Reading.of(value));
    }

    public void put(String path, String key, Reading value) {
        of(path).put(key, value);
    }

    /** As {@link #put(String, String, String)} for pairs of key and value. */
    public void putAll(String path, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            put(path, pairs[i], pairs[i + 1]);
        }
    }

    public void remove(String path, String key) {
        of(path).remove(key);
    }

    public void removeKeys(String path, Predicate<String> which) {
        of(path).keySet().removeIf(which);
    }

    public void renameKeys(String path, UnaryOperator<String> name) {
        Map<String, Reading> old = new LinkedHashMap<>(of(path));
        of(path).clear();
        old.forEach((key, value) -> of(path).put(name.apply(key), value));
    }

    public void removeSubtype(String path) {
        subtypes.remove(path);
    }

    /** What could not be read of a subtype. */
    public void gap(String path, Gap gap) {
        of(path);
        gaps.computeIfAbsent(path, _ -> new ArrayList<>()).add(gap);
    }

    /** A reading; empty where there is none. */
    public String text(String path, String key) {
        Reading reading = of(path).get(key);
        return reading == null ? "" : reading.asText();
    }

    private Map<String, Reading> of(String path) {
        return subtypes.computeIfAbsent(path, _ -> new LinkedHashMap<>());
    }

    public List<Measurement> measurements() {
        Map<String, List<Subtype>> byType = new LinkedHashMap<>();
        subtypes.forEach((path, data) -> {
            int dot = path.indexOf('.');
            byType.computeIfAbsent(path.substring(0, dot), _ -> new ArrayList<>())
                    .add(new Subtype(path.substring(dot + 1), data, gaps.getOrDefault(path, List.of())));
        });
        return byType.entrySet().stream()
                .map(entry -> new Measurement(entry.getKey(), entry.getValue()))
                .toList();
    }
}
