package dev.eidos.collector.gpu.nvml;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/**
 * The place of a GPU on the PCI bus and its ids there: {@code nvmlPciInfo_t} of nvml.h.
 *
 * @param busId domain, bus, device and function as nvidia-smi prints them: {@code 00000000:04:00.0}
 * @param deviceId device id in the upper, vendor id in the lower 16 bits
 * @param subsystemId likewise
 */
public record NvmlPciInfo(String busId, int deviceId, int subsystemId) {
    private static StructLayout layout() {
        return MemoryLayout.structLayout(
                MemoryLayout.sequenceLayout(16, JAVA_BYTE).withName("busIdLegacy"),
                JAVA_INT.withName("domain"),
                JAVA_INT.withName("bus"),
                JAVA_INT.withName("device"),
                JAVA_INT.withName("pciDeviceId"),
                JAVA_INT.withName("pciSubSystemId"),
                MemoryLayout.sequenceLayout(32, JAVA_BYTE).withName("busId"));
    }

    static MemorySegment allocate(Arena arena) {
        return arena.allocate(layout());
    }

    static NvmlPciInfo of(MemorySegment pci) {
        return new NvmlPciInfo(
                pci.getString(offset("busId")),
                pci.get(JAVA_INT, offset("pciDeviceId")),
                pci.get(JAVA_INT, offset("pciSubSystemId")));
    }

    private static long offset(String member) {
        return layout().byteOffset(PathElement.groupElement(member));
    }
}
