package dev.eidos.testing.fleet.fault;

import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Fleets that pages are tried with: small, large, sound, and with texts that would like to be more than text. */
public final class PageFleet {
    /** A value that ends its element, makes one, and runs. */
    public static final String HOSTILE =
            "</script><script>window.hit=1</script><img src=x onerror='window.hit=1'>\"'><svg onload=window.hit=1>";

    private static final long SEED = 7;

    private PageFleet() {}

    /** Five nodes of which one has a fault, and labels that are hostile. */
    public static void five(Path folder) throws IOException {
        List<Injection> faults = List.of(
                seen("GPU_MISSING"),
                new Injection("HOSTILE", List.of("label"), PageFleet::hostile),
                new Injection(
                        "HOSTILE_DRIVER", List.of("driver"), (facts, _) -> facts.put("GPU.smi", "driver", HOSTILE)));
        new NoisyFleet(SEED, 0, Map.of(3, faults)).write(folder, 5);
    }

    private static void hostile(MachineFacts facts, HardwareClass hardware) {
        facts.put("K8s.node", "label.topology.kubernetes.io/rack", HOSTILE);
        facts.put("K8s.node", "label.nvidia.com/gpu.product", HOSTILE);
    }

    /** Nodes that are all as they should be. */
    public static void sound(Path folder, int nodes) throws IOException {
        new NoisyFleet(SEED, 0, Map.of()).write(folder, nodes);
    }

    /** Many nodes of which eight have faults, three of them one alike. */
    public static void many(Path folder, int nodes) throws IOException {
        new NoisyFleet(
                        SEED,
                        0,
                        Map.of(
                                23, List.of(seen("PCIE_NARROWED")),
                                41, List.of(seen("GPU_MISSING")),
                                64, List.of(seen("SYSCTL")),
                                97, List.of(seen("KERNEL")),
                                98, List.of(seen("KERNEL")),
                                99, List.of(seen("KERNEL")),
                                155, List.of(seen("NIC_DOWN"), seen("CLOCK_SOURCE")),
                                301, List.of(seen("MIG"))))
                .write(folder, nodes);
    }

    private static Injection seen(String name) {
        return Injection.list("seen").stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
