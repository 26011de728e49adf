package dev.eidos.collector.gpu.pci;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The NVIDIA GPUs that the PCI bus shows, with or without a driver. */
public record PciCollector(HostRoot host) implements Collector {

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
        var unlisted = host.whyNotListed(PciBus.DEVICES, "no such directory");
        if (unlisted.isPresent()) {
            return List.of(Subtype.missing(name(), unlisted.get()));
        }
        List<Gap> gaps = new ArrayList<>();
        List<PciDevice> devices = PciBus.nvidia(host, gaps::add);
        List<Subtype> subtypes =
                new ArrayList<>(devices.isEmpty() ? PciReadings.none() : PciReadings.of(devices, PciModels.load(host)));
        Subtype machine = subtypes.getFirst();
        subtypes.set(0, new Subtype(machine.name(), machine.data(), gaps));
        return subtypes;
    }
}
