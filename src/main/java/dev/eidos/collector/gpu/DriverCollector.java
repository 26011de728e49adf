package dev.eidos.collector.gpu;

import dev.eidos.collector.Collector;
import dev.eidos.collector.gpu.device.DriverAnswer;
import dev.eidos.collector.gpu.device.GpuInventory;
import dev.eidos.collector.gpu.device.GpuReadings;
import dev.eidos.collector.gpu.nvml.NvmlSource;
import dev.eidos.collector.gpu.pci.PciBus;
import dev.eidos.collector.gpu.smi.NvidiaSmi;
import dev.eidos.collector.gpu.smi.SmiCommand;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The collector that asks the NVIDIA driver: its library first, nvidia-smi where that can't be used. */
final class DriverCollector implements Collector {
    private final HostRoot host;
    private final DriverFiles files;
    private final Duration timeout;

    DriverCollector(HostRoot host, Map<String, String> environment, Duration timeout) {
        this.host = host;
        this.files = new DriverFiles(host, environment);
        this.timeout = timeout;
    }

    @Override
    public String type() {
        return Measurement.GPU;
    }

    @Override
    public String name() {
        return GpuReadings.SMI;
    }

    @Override
    public List<Subtype> collect() throws InterruptedException {
        List<String> onBus = PciBus.gpus(host);
        boolean onPci = !onBus.isEmpty();
        List<Gap> refusals = new ArrayList<>();
        for (String library : files.libraries(onPci)) {
            switch (NvmlSource.read(library)) {
                case DriverAnswer.Answered(GpuInventory inventory) -> {
                    return GpuReadings.of(SilentGpus.named(inventory, onBus));
                }
                case DriverAnswer.Refused(Gap gap) -> refusals.add(gap);
            }
        }
        for (SmiCommand program : files.programs()) {
            switch (new NvidiaSmi(program, timeout).read()) {
                case DriverAnswer.Answered(GpuInventory inventory) -> {
                    return GpuReadings.of(SilentGpus.named(inventory, onBus));
                }
                case DriverAnswer.Refused(Gap gap) -> refusals.add(gap);
            }
        }
        return List.of(new Subtype(name(), Map.of(), DriverGaps.of(refusals, onPci)));
    }
}
