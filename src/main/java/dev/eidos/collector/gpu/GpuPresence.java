package dev.eidos.collector.gpu;

import dev.eidos.collector.gpu.device.GpuReadings;
import dev.eidos.collector.gpu.pci.PciReadings;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * The answer to whether a machine has a GPU, by what was measured.
 *
 * @param found true when the driver or the PCI bus shows at least one
 * @param explanation one sentence on why, for a user who asked for a GPU
 */
public record GpuPresence(boolean found, String explanation) {

    /** Judges the subtypes of {@link Measurement#GPU}. */
    public static GpuPresence in(List<Subtype> subtypes) {
        var gpu = new Measurement(Measurement.GPU, subtypes);
        long driver = count(gpu, GpuReadings.SMI);
        long pci = count(gpu, PciReadings.PCI);
        if (driver > 0) {
            return new GpuPresence(true, "the NVIDIA driver shows " + driver + " GPU(s)");
        }
        if (pci > 0) {
            return new GpuPresence(true, "the PCI bus shows " + pci + " NVIDIA GPU(s), the driver none");
        }
        return new GpuPresence(false, said(gpu, GpuReadings.SMI) + "; " + said(gpu, PciReadings.PCI));
    }

    private static long count(Measurement gpu, String subtype) {
        return gpu.subtype(subtype)
                                .flatMap(found -> found.get(GpuReadings.COUNT))
                                .orElse(Reading.of(0))
                        instanceof Reading.Whole(long count)
                ? count
                : 0;
    }

    private static String said(Measurement gpu, String subtype) {
        String source = subtype.equals(PciReadings.PCI) ? "PCI bus: " : "driver: ";
        return source
                + gpu.subtype(subtype)
                        .map(found -> found.gaps().isEmpty()
                                ? "shows none"
                                : message(found.gaps().getFirst()))
                        .orElse("not looked at");
    }

    private static String message(Gap gap) {
        return gap.message();
    }
}
