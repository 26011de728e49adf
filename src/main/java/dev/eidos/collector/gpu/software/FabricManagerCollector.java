package dev.eidos.collector.gpu.software;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * Fabric Manager, which NVSwitch systems need in exactly the driver's version. No subtype where it is not installed.
 */
record FabricManagerCollector(HostRoot host) implements Collector {

    @Override
    public String type() {
        return Measurement.GPU;
    }

    @Override
    public String name() {
        return "fabric-manager";
    }

    @Override
    public List<Subtype> collect() {
        var subtype = Subtype.named(name());
        var packages = List.of("nvidia-fabricmanager", "cuda-drivers-fabricmanager");
        var daemon = new Daemon(host, "nv-fabricmanager", packages);
        daemon.describe(subtype);
        daemon.configuration("/usr/share/nvidia/nvswitch/fabricmanager.cfg", subtype);
        Subtype found = subtype.build();
        return found.data().isEmpty() && found.gaps().isEmpty() ? List.of() : List.of(found);
    }
}
