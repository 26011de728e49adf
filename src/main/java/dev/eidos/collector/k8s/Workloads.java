package dev.eidos.collector.k8s;

import dev.eidos.collector.k8s.served.KeyPart;
import dev.eidos.document.Value;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The versions that the workloads of one kind say of themselves, gathered workload by workload. */
final class Workloads {
    /** Of a kind, in the order of namespaces and names. */
    static final int MAX = 2_000;

    private record Version(String chart, String version, String instance) {
        boolean isEmpty() {
            return chart.isEmpty() && version.isEmpty() && instance.isEmpty();
        }
    }

    private final SortedMap<String, Version> versions = new TreeMap<>();
    private int left;

    /** Adds a workload (apps/v1), of which names and labels are needed. */
    void add(Value workload) {
        Map<String, String> labels = workload.texts("metadata", "labels");
        var version = new Version(
                labels.getOrDefault("helm.sh/chart", ""),
                labels.getOrDefault("app.kubernetes.io/version", ""),
                labels.getOrDefault("app.kubernetes.io/instance", ""));
        if (version.isEmpty()) {
            return;
        }
        if (versions.size() == MAX) {
            left++;
            return;
        }
        versions.put(KeyPart.of(workload), version);
    }

    /**
     * Puts what was gathered.
     *
     * @param kind in front of the keys: {@code daemonset}
     */
    void addTo(Subtype.Builder subtype, String kind, String object) {
        versions.forEach((name, version) -> {
            String key = kind + "." + name;
            put(subtype, key + ".chart", version.chart());
            put(subtype, key + ".version", version.version());
            put(subtype, key + ".instance", version.instance());
        });
        if (left > 0) {
            subtype.gap(
                    object,
                    Gap.Reason.Invalid,
                    "there are more than is reasonable: of " + (MAX + left) + " with versions " + left
                            + " are left out");
        }
    }

    private static void put(Subtype.Builder subtype, String key, String value) {
        if (!value.isEmpty()) {
            subtype.put(key, value);
        }
    }
}
