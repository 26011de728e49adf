package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The collectors of the {@code SystemD} measurement. */
public final class SystemdCollectors {
    /** The units that run containers and serve GPUs on a node. */
    private static final List<String> UNITS = List.of(
            "containerd", "docker", "crio", "kubelet", "nvidia-persistenced", "nvidia-fabricmanager", "nvidia-imex");

    /** systemd answers in milliseconds; while it reloads its units it can take seconds. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private SystemdCollectors() {}

    /**
     * The collectors for one machine; making them reads nothing.
     *
     * @param host the machine's file tree
     * @param extraUnits more units by name; one without a suffix means a service
     * @param environment this process's environment variables, of which {@code DBUS_SYSTEM_BUS_ADDRESS} is heeded when
     *     the machine is this one
     */
    public static List<Collector> of(HostRoot host, List<String> extraUnits, Map<String, String> environment) {
        Map<String, UnitName> units = new LinkedHashMap<>();
        Stream.concat(UNITS.stream(), extraUnits.stream())
                .map(UnitName::of)
                .forEach(unit -> units.putIfAbsent(unit.full(), unit));
        return List.of(
                new UnitsCollector(SystemBus.of(host, environment), List.copyOf(units.values()), CALL_TIMEOUT),
                new ContainerdConfigCollector(host),
                new DockerConfigCollector(host),
                new CrioConfigCollector(host),
                new KubeletConfigCollector(host),
                new CdiCollector(host));
    }
}
