package dev.eidos.collector.gpu;

import dev.eidos.collector.Collector;
import dev.eidos.collector.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.io.IOException;
import java.util.List;

/** What the PCI bus says about NVIDIA GPUs, with or without a driver. */
final class PciCollector implements Collector {
    private final HostRoot host;

    PciCollector(HostRoot host) {
        this.host = host;
    }

    @Override
    public String type() {
        return Measurement.GPU;
    }

    @Override
    public String name() {
        return PciReadings.PCI;
    }

    @Override
    public List<Subtype> collect() throws IOException {
        if (!host.isDirectory(PciBus.DEVICES)) {
            return List.of(Subtype.missing(name(), new Gap(PciBus.DEVICES, Gap.Reason.NotFound, "no such directory")));
        }
        List<PciDevice> devices = PciBus.nvidia(host);
        return devices.isEmpty() ? PciReadings.none() : PciReadings.of(devices, PciModels.load(host));
    }
}
