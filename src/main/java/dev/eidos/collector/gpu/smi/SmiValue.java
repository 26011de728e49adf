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
        String current = withoutDeprecation(value);
        String text = property == GpuProperty.MODEL ? current : withoutNote(current);
        return switch (text) {
            case "",
                    "N/A",
                    "[N/A]",
                    "Not Supported",
                    "[Not Supported]",
                    "Requested functionality has been deprecated" -> new Absent();
            case "None" -> meansNone(property) ? new Known(Reading.of(text)) : new Absent();
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

    /** Returns whether "None" is a value of it; elsewhere it says that there is nothing to say. */
    private static boolean meansNone(GpuProperty property) {
        return property == GpuProperty.ADDRESSING_MODE
                || property == GpuProperty.RECOVERY_ACTION
                || property == GpuProperty.FABRIC_INCORRECT_CONFIGURATION;
    }

    /** Since R610 some values have a note such as {@code [Deprecated; see …]} behind them, or nothing else. */
    private static String withoutDeprecation(String value) {
        int note = value.endsWith("]") ? value.indexOf("[Deprecated") : -1;
        return note >= 0 ? value.substring(0, note).strip() : value;
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
                                PCIE_CURRENT_WIDTH,
                                NVLINK_LINKS,
                                NVLINK_ACTIVE_LINKS,
                                REMAPPED_ROWS_CORRECTABLE,
                                REMAPPED_ROWS_CORRECTABLE_INACTIVE,
                                REMAPPED_ROWS_UNCORRECTABLE,
                                REMAPPED_ROWS_UNCORRECTABLE_INACTIVE,
                                FABRIC_CLIQUE_ID,
                                CHASSIS_SLOT,
                                CHASSIS_TRAY,
                                HOST_ID,
                                MODULE_ID,
                                MINOR_NUMBER -> Reading.of(Long.parseLong(number(text)));
                        case POWER_LIMIT_WATTS,
                                POWER_LIMIT_ENFORCED_WATTS,
                                POWER_LIMIT_DEFAULT_WATTS,
                                POWER_LIMIT_MIN_WATTS,
                                POWER_LIMIT_MAX_WATTS -> GpuValues.watts(new BigDecimal(number(text)));
                        case NVLINK_GB_PER_SECOND -> GpuValues.number(new BigDecimal(number(text)));
                        case DEVICE_ID -> GpuValues.deviceId(hex(text));
                        case SUBSYSTEM_ID -> GpuValues.subsystemId(hex(text));
                        case REMAPPING_PENDING,
                                REMAPPING_FAILED,
                                CHANNEL_REPAIR_PENDING,
                                TPC_REPAIR_PENDING,
                                UNREPAIRABLE_MEMORY,
                                FABRIC_ROUTE_RECOVERY,
                                FABRIC_ROUTE_UNHEALTHY,
                                FABRIC_ACCESS_TIMEOUT_RECOVERY,
                                FABRIC_PARTITION_ASSIGNED -> flag(text);
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
                                C2C_MODE,
                                RECOVERY_ACTION,
                                FABRIC_STATE,
                                FABRIC_STATUS,
                                FABRIC_CLUSTER_UUID,
                                FABRIC_HEALTH,
                                FABRIC_BANDWIDTH,
                                FABRIC_INCORRECT_CONFIGURATION,
                                CHASSIS_SERIAL,
                                PEER_TYPE,
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

    /** A word that is none of them is kept: a newer nvidia-smi may know a third. */
    private static Reading flag(String text) {
        return switch (text) {
            case "Yes", "True" -> Reading.of(true);
            case "No", "False" -> Reading.of(false);
            default -> Reading.of(text);
        };
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
