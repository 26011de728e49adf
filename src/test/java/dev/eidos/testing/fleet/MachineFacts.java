package dev.eidos.testing.fleet;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a snapshot says of a machine that does not exist, as long as it can be changed. Paths are TYPE.SUBTYPE. */
public final class MachineFacts {
    private final Map<String, Map<String, Reading>> subtypes = new LinkedHashMap<>();

    void put(String path, String key, String value) {
        put(path, key, Reading.of(value));
    }

    void put(String path, String key, long value) {
        put(path, key, Reading.of(value));
    }

    void put(String path, String key, boolean value) {
        put(path, key, Reading.of(value));
    }

    void put(String path, String key, Reading value) {
        of(path).put(key, value);
    }

    /** As {@link #put(String, String, String)} for pairs of key and value. */
    void putAll(String path, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            put(path, pairs[i], pairs[i + 1]);
        }
    }

    void remove(String path, String key) {
        of(path).remove(key);
    }

    void removeSubtype(String path) {
        subtypes.remove(path);
    }

    private Map<String, Reading> of(String path) {
        return subtypes.computeIfAbsent(path, _ -> new LinkedHashMap<>());
    }

    List<Measurement> measurements() {
        Map<String, List<Subtype>> byType = new LinkedHashMap<>();
        subtypes.forEach((path, data) -> {
            int dot = path.indexOf('.');
            byType.computeIfAbsent(path.substring(0, dot), _ -> new ArrayList<>())
                    .add(new Subtype(path.substring(dot + 1), data, List.of()));
        });
        return byType.entrySet().stream()
                .map(entry -> new Measurement(entry.getKey(), entry.getValue()))
                .toList();
    }
}
