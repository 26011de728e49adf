package dev.eidos.collector.gpu.smi;

import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.device.GpuValues;
import dev.eidos.measurement.Reading;
import java.math.BigDecimal;

/** The meaning of nvidia-smi's text for a property. */
sealed interface SmiValue {

    record Known(Reading reading) implements SmiValue {}

    /** This GPU has no such thing, or nvidia-smi no longer tells it. */
    record Absent() implements SmiValue {}

    /** nvidia-smi tried and failed; the text says how. */
    record Troubled(String text) implements SmiValue {}

    static SmiValue of(GpuProperty property, String value) {
        String text = property == GpuProperty.MODEL ? value : withoutNote(value);
        return switch (text) {
            case "",
                    "N/A",
                    "[N/A]",
                    "Not Supported",
                    "[Not Supported]",
                    "Requested functionality has been deprecated" -> new Absent();
            // Without HMM and ATS "None" is the addressing mode; elsewhere it says that there is nothing to say.
            case "None" -> property == GpuProperty.ADDRESSING_MODE ? new Known(Reading.of(text)) : new Absent();
            case "ERR!",
                    "Unknown Error",
                    "[Unknown Error]",
                    "GPU is lost",
                    "[GPU is lost]",
                    "GPU requires reset",
                    "[GPU requires reset]",
                    "Insufficient Permissions",
                    "[Insufficient Permissions]" -> new Troubled(text);
            default -> known(property, text);
        };
    }

    /** Newer drivers put a note in parentheses behind some values; in a product's name they may belong to it. */
    private static String withoutNote(String value) {
        int note = value.endsWith(")") ? value.indexOf(" (") : -1;
        return note > 0 ? value.substring(0, note).strip() : value;
    }

    private static SmiValue known(GpuProperty property, String text) {
        try {
            return new Known(
                    switch (property) {
                        case MEMORY_MIB,
                                MIG_DEVICE_COUNT,
                                PCIE_MAX_GENERATION,
                                PCIE_DEVICE_MAX_GENERATION,
                                PCIE_MAX_WIDTH,
                                NVLINK_ACTIVE_LINKS,
                                MINOR_NUMBER -> Reading.of(Long.parseLong(number(text)));
                        case POWER_LIMIT_WATTS,
                                POWER_LIMIT_ENFORCED_WATTS,
                                POWER_LIMIT_DEFAULT_WATTS,
                                POWER_LIMIT_MIN_WATTS,
                                POWER_LIMIT_MAX_WATTS -> GpuValues.watts(new BigDecimal(number(text)));
                        case NVLINK_GB_PER_SECOND -> GpuValues.number(new BigDecimal(number(text)));
                        case DEVICE_ID -> GpuValues.deviceId(hex(text));
                        case SUBSYSTEM_ID -> GpuValues.subsystemId(hex(text));
                        case MODEL,
                                ARCHITECTURE,
                                MIG_MODE,
                                MIG_MODE_PENDING,
                                MIG_PROFILES,
                                ECC_MODE,
                                ECC_MODE_PENDING,
                                PERSISTENCE_MODE,
                                COMPUTE_MODE,
                                ADDRESSING_MODE,
                                VBIOS_VERSION,
                                GSP_FIRMWARE_VERSION,
                                BOARD_PART_NUMBER,
                                UUID,
                                SERIAL,
                                PCI_BUS_ID -> Reading.of(text);
                    });
        } catch (NumberFormatException e) {
            return new Troubled(text);
        }
    }

    /** The number before a unit: of {@code 81559 MiB}, {@code 16x}, {@code 700.00 W}. */
    private static String number(String text) {
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return text.substring(0, end);
    }

    /** {@code 233010DE} or {@code 0x233010DE}. */
    private static int hex(String text) {
        return Integer.parseUnsignedInt(text.startsWith("0x") ? text.substring(2) : text, 16);
    }
}
