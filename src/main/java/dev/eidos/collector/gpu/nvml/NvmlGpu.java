package dev.eidos.collector.gpu.nvml;

import dev.eidos.collector.gpu.device.Gpu;
import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.device.GpuValues;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Refused;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Value;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A reader of one GPU through NVML. */
final class NvmlGpu {
    private final int index;
    private final NvmlDevice device;
    private final Map<GpuProperty, Reading> properties = new EnumMap<>(GpuProperty.class);
    private final List<Gap> gaps = new ArrayList<>();
    private boolean lost;

    NvmlGpu(int index, NvmlDevice device) {
        this.index = index;
        this.device = device;
    }

    Gpu read() {
        text(GpuProperty.MODEL, "nvmlDeviceGetName");
        text(GpuProperty.UUID, "nvmlDeviceGetUUID");
        text(GpuProperty.SERIAL, "nvmlDeviceGetSerial");
        text(GpuProperty.VBIOS_VERSION, "nvmlDeviceGetVbiosVersion");
        text(GpuProperty.BOARD_PART_NUMBER, "nvmlDeviceGetBoardPartNumber");
        if (!lost) {
            put(GpuProperty.GSP_FIRMWARE_VERSION, device.gspFirmwareVersion(), Reading::of);
            put(GpuProperty.MEMORY_MIB, device.memoryTotal(), bytes -> Reading.of(bytes >> 20));
            put(GpuProperty.ADDRESSING_MODE, device.addressingMode(), NvmlNames::addressingMode);
            put(GpuProperty.RECOVERY_ACTION, device.recoveryAction(), NvmlNames::recoveryAction);
        }
        number(GpuProperty.MINOR_NUMBER, "nvmlDeviceGetMinorNumber", Reading::of);
        number(GpuProperty.ARCHITECTURE, "nvmlDeviceGetArchitecture", NvmlNames::architecture);
        number(GpuProperty.PERSISTENCE_MODE, "nvmlDeviceGetPersistenceMode", NvmlNames::mode);
        number(GpuProperty.COMPUTE_MODE, "nvmlDeviceGetComputeMode", NvmlNames::computeMode);
        number(GpuProperty.PCIE_MAX_GENERATION, "nvmlDeviceGetMaxPcieLinkGeneration", Reading::of);
        number(GpuProperty.PCIE_DEVICE_MAX_GENERATION, "nvmlDeviceGetGpuMaxPcieLinkGeneration", Reading::of);
        number(GpuProperty.PCIE_MAX_WIDTH, "nvmlDeviceGetMaxPcieLinkWidth", Reading::of);
        number(GpuProperty.PCIE_CURRENT_WIDTH, "nvmlDeviceGetCurrPcieLinkWidth", Reading::of);
        number(GpuProperty.C2C_MODE, "nvmlDeviceGetC2cModeInfoV", NvmlNames::mode);
        number(GpuProperty.MODULE_ID, "nvmlDeviceGetModuleId", Reading::of);
        number(GpuProperty.POWER_LIMIT_WATTS, "nvmlDeviceGetPowerManagementLimit", NvmlGpu::watts);
        number(GpuProperty.POWER_LIMIT_ENFORCED_WATTS, "nvmlDeviceGetEnforcedPowerLimit", NvmlGpu::watts);
        number(GpuProperty.POWER_LIMIT_DEFAULT_WATTS, "nvmlDeviceGetPowerManagementDefaultLimit", NvmlGpu::watts);
        pair(
                GpuProperty.POWER_LIMIT_MIN_WATTS,
                GpuProperty.POWER_LIMIT_MAX_WATTS,
                "nvmlDeviceGetPowerManagementLimitConstraints",
                NvmlGpu::watts);
        pair(GpuProperty.ECC_MODE, GpuProperty.ECC_MODE_PENDING, "nvmlDeviceGetEccMode", NvmlNames::mode);
        pair(GpuProperty.MIG_MODE, GpuProperty.MIG_MODE_PENDING, "nvmlDeviceGetMigMode", NvmlNames::mode);
        if (!lost) {
            pci();
            properties.putAll(NvmlMig.read(device, properties.get(GpuProperty.MIG_MODE)));
            properties.putAll(NvmlLinks.read(device));
        }
        all(NvmlRepairs::rows);
        all(NvmlRepairs::pending);
        all(NvmlRepairs::unrepairable);
        all(NvmlPlatform::read);
        all(NvmlFabric::read);
        return new Gpu(index, properties, gaps);
    }

    private void pci() {
        var pci = device.pciInfo();
        put(GpuProperty.PCI_BUS_ID, pci, info -> Reading.of(info.busId()));
        if (pci instanceof Value<?>) {
            put(GpuProperty.DEVICE_ID, pci, info -> GpuValues.deviceId(info.deviceId()));
            put(GpuProperty.SUBSYSTEM_ID, pci, info -> GpuValues.subsystemId(info.subsystemId()));
        }
    }

    private void all(Function<NvmlDevice, NvmlAnswer<Map<GpuProperty, Reading>>> read) {
        if (!lost) {
            switch (read.apply(device)) {
                case Value<Map<GpuProperty, Reading>>(Map<GpuProperty, Reading> known) -> properties.putAll(known);
                case Refused<Map<GpuProperty, Reading>> refused -> refused(refused);
            }
        }
    }

    private void text(GpuProperty property, String function) {
        if (!lost) {
            put(property, device.text(function), text -> text.isEmpty() ? null : Reading.of(text));
        }
    }

    private void number(GpuProperty property, String function, Function<Integer, @Nullable Reading> reading) {
        if (!lost) {
            put(property, device.number(function), reading);
        }
    }

    private void pair(
            GpuProperty first, GpuProperty second, String function, Function<Integer, @Nullable Reading> reading) {
        if (!lost) {
            var pair = device.pair(function);
            put(first, pair, values -> reading.apply(values.first()));
            if (pair instanceof Value<?>) {
                put(second, pair, values -> reading.apply(values.second()));
            }
        }
    }

    private <T> void put(GpuProperty property, NvmlAnswer<T> answer, Function<T, @Nullable Reading> reading) {
        switch (answer) {
            case Value<T>(T value) -> {
                Reading known = reading.apply(value);
                if (known != null) {
                    properties.put(property, known);
                }
            }
            case Refused<T> refused -> refused(refused);
        }
    }

    /** A lost GPU is asked no more: every further call would say the same, some only after a time-out. */
    private void refused(Refused<?> refused) {
        Gap gap = NvmlGaps.of(Gpu.name(index), refused);
        if (gap != null && !lost) {
            gaps.add(gap);
        }
        lost |= refused.code() == NvmlReturn.GPU_IS_LOST;
    }

    private static Reading watts(int milliwatts) {
        return GpuValues.watts(BigDecimal.valueOf(milliwatts, 3));
    }
}
