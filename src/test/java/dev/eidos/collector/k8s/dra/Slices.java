package dev.eidos.collector.k8s.dra;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** ResourceSlices as API servers write them. */
final class Slices {
    static final String H100 = "NVIDIA H100 80GB HBM3";

    private Slices() {}

    static String list(String... slices) {
        return "{\"kind\":\"ResourceSliceList\",\"metadata\":{\"resourceVersion\":\"7\"},\"items\":["
                + String.join(",", slices) + "]}";
    }

    /** A slice of a node's pool. */
    static String slice(String node, long generation, int count, List<String> devices) {
        return """
            {"metadata":{"name":"%1$s-gpu.nvidia.com-%2$d","uid":"u","resourceVersion":"9"},
             "spec":{"driver":"gpu.nvidia.com","nodeName":"%1$s",
              "pool":{"name":"%1$s","generation":%2$d,"resourceSliceCount":%3$d},"devices":[%4$s]}}\
            """.formatted(node, generation, count, String.join(",", devices));
    }

    /** GPUs of one product. The first version of the API has what describes a device one level below. */
    static List<String> gpus(String version, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> device(version, "gpu-" + i, "gpu", H100, ""))
                .collect(Collectors.toList());
    }

    static String mig(String version, String name) {
        return device(version, name, "mig", H100, "\"profile\":{\"string\":\"1g.10gb\"},");
    }

    private static String device(String version, String name, String type, String product, String more) {
        String description = """
            "attributes":{"type":{"string":"%s"},"productName":{"string":"%s"},%s"uuid":{"string":"GPU-1"},\
            "driverVersion":{"version":"580.82.7"},"resource.kubernetes.io/pciBusID":{"string":"0000:1b:00.0"}},\
            "capacity":{"memory":{"value":"81559Mi"}}\
            """.formatted(type, product, more);
        return version.equals("v1beta1")
                ? "{\"name\":\"" + name + "\",\"basic\":{" + description + "}}"
                : "{\"name\":\"" + name + "\"," + description + "}";
    }
}
