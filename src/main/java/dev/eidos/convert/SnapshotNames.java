package dev.eidos.convert;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names that AICR has for what our snapshots have under others. What we have no name for keeps its own. */
final class SnapshotNames {
    private static final String SERVICE = ".service";

    private static final Map<String, Map<String, String>> KEYS = Map.of(
            "K8s.server", Map.of("goVersion", "go-version"),
            "K8s.node", Map.of("source-node", "name", "container-runtime-id", "container-runtime-version"));

    private SnapshotNames() {}

    static Snapshot asOurs(Snapshot snapshot) {
        List<Measurement> measurements = new ArrayList<>();
        for (Measurement measurement : snapshot.measurements()) {
            List<Subtype> subtypes = new ArrayList<>();
            for (Subtype subtype : measurement.subtypes()) {
                subtypes.add(named(measurement.type(), subtype));
            }
            measurements.add(new Measurement(measurement.type(), subtypes));
        }
        return new Snapshot(snapshot.metadata(), measurements);
    }

    private static Subtype named(String type, Subtype subtype) {
        Map<String, String> keys = KEYS.getOrDefault(type + "." + subtype.name(), Map.of());
        return new Subtype(
                type.equals(Measurement.SYSTEMD) ? unit(subtype.name()) : subtype.name(),
                subtype.context(),
                keys.isEmpty() ? subtype.data() : renamed(subtype.data(), keys),
                subtype.items(),
                subtype.gaps());
    }

    /** A name of ours goes before another that says part of the same: a runtime's version is part of its id. */
    private static Map<String, Reading> renamed(Map<String, Reading> data, Map<String, String> keys) {
        Map<String, Reading> renamed = new LinkedHashMap<>();
        data.forEach((key, reading) -> {
            String ours = keys.get(key);
            if (ours != null) {
                renamed.put(ours, reading);
            } else if (!keys.containsValue(key) || !isReplaced(key, data, keys)) {
                renamed.put(key, reading);
            }
        });
        return renamed;
    }

    private static boolean isReplaced(String key, Map<String, Reading> data, Map<String, String> keys) {
        return keys.entrySet().stream()
                .anyMatch(entry -> entry.getValue().equals(key) && data.containsKey(entry.getKey()));
    }

    private static String unit(String name) {
        String unit = name.endsWith(SERVICE) ? name.substring(0, name.length() - SERVICE.length()) : name;
        return unit.replace('.', '-');
    }
}
