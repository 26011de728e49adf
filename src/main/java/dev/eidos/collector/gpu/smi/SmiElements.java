package dev.eidos.collector.gpu.smi;

import dev.eidos.collector.gpu.device.GpuProperty;
import org.jspecify.annotations.Nullable;

/** The elements of {@code nvidia-smi -q -x} that hold the properties; their names differ between driver versions. */
final class SmiElements {
    private SmiElements() {}

    /**
     * The property at a path below {@code <gpu>}.
     *
     * <p>Power readings: {@code gpu_power_readings} with current and requested limits since driver 530 or so,
     * {@code power_readings} with enforced and plain limits before.
     */
    static @Nullable GpuProperty property(String path) {
        return switch (path) {
            case "product_name" -> GpuProperty.MODEL;
            case "product_architecture" -> GpuProperty.ARCHITECTURE;
            case "fb_memory_usage/total" -> GpuProperty.MEMORY_MIB;
            case "mig_mode/current_mig" -> GpuProperty.MIG_MODE;
            case "mig_mode/pending_mig" -> GpuProperty.MIG_MODE_PENDING;
            case "ecc_mode/current_ecc" -> GpuProperty.ECC_MODE;
            case "ecc_mode/pending_ecc" -> GpuProperty.ECC_MODE_PENDING;
            case "persistence_mode" -> GpuProperty.PERSISTENCE_MODE;
            case "compute_mode" -> GpuProperty.COMPUTE_MODE;
            case "addressing_mode" -> GpuProperty.ADDRESSING_MODE;
            case "pci/pci_gpu_link_info/pcie_gen/max_link_gen" -> GpuProperty.PCIE_MAX_GENERATION;
            case "pci/pci_gpu_link_info/pcie_gen/max_device_link_gen" -> GpuProperty.PCIE_DEVICE_MAX_GENERATION;
            case "pci/pci_gpu_link_info/link_widths/max_link_width" -> GpuProperty.PCIE_MAX_WIDTH;
            case "pci/pci_gpu_link_info/link_widths/current_link_width" -> GpuProperty.PCIE_CURRENT_WIDTH;
            case "c2c_mode" -> GpuProperty.C2C_MODE;
            case "gpu_recovery_action" -> GpuProperty.RECOVERY_ACTION;
            case "gpu_power_readings/requested_power_limit",
                    "gpu_power_readings/power_limit",
                    "power_readings/power_limit" -> GpuProperty.POWER_LIMIT_WATTS;
            case "gpu_power_readings/current_power_limit",
                    "gpu_power_readings/enforced_power_limit",
                    "power_readings/enforced_power_limit" -> GpuProperty.POWER_LIMIT_ENFORCED_WATTS;
            case "gpu_power_readings/default_power_limit", "power_readings/default_power_limit" ->
                GpuProperty.POWER_LIMIT_DEFAULT_WATTS;
            case "gpu_power_readings/min_power_limit", "power_readings/min_power_limit" ->
                GpuProperty.POWER_LIMIT_MIN_WATTS;
            case "gpu_power_readings/max_power_limit", "power_readings/max_power_limit" ->
                GpuProperty.POWER_LIMIT_MAX_WATTS;
            case "vbios_version" -> GpuProperty.VBIOS_VERSION;
            case "gsp_firmware_version" -> GpuProperty.GSP_FIRMWARE_VERSION;
            case "board_part_number" -> GpuProperty.BOARD_PART_NUMBER;
            case "pci/pci_device_id" -> GpuProperty.DEVICE_ID;
            case "pci/pci_sub_system_id" -> GpuProperty.SUBSYSTEM_ID;
            case "uuid" -> GpuProperty.UUID;
            case "serial" -> GpuProperty.SERIAL;
            case "pci/pci_bus_id" -> GpuProperty.PCI_BUS_ID;
            case "minor_number" -> GpuProperty.MINOR_NUMBER;
            default -> health(path);
        };
    }

    private static @Nullable GpuProperty health(String path) {
        return switch (path) {
            case "remapped_rows/remapped_row_corr" -> GpuProperty.REMAPPED_ROWS_CORRECTABLE;
            case "remapped_rows/remapped_row_corr_inactive" -> GpuProperty.REMAPPED_ROWS_CORRECTABLE_INACTIVE;
            case "remapped_rows/remapped_row_unc" -> GpuProperty.REMAPPED_ROWS_UNCORRECTABLE;
            case "remapped_rows/remapped_row_unc_inactive" -> GpuProperty.REMAPPED_ROWS_UNCORRECTABLE_INACTIVE;
            case "remapped_rows/remapped_row_pending" -> GpuProperty.REMAPPING_PENDING;
            case "remapped_rows/remapped_row_failure" -> GpuProperty.REMAPPING_FAILED;
            case "ecc_errors/channel_repair_pending" -> GpuProperty.CHANNEL_REPAIR_PENDING;
            case "ecc_errors/tpc_repair_pending" -> GpuProperty.TPC_REPAIR_PENDING;
            case "ecc_errors/unrepairable_memory" -> GpuProperty.UNREPAIRABLE_MEMORY;
            default -> rack(path);
        };
    }

    /** The GPU's place in a rack and its NVLink fabric. */
    private static @Nullable GpuProperty rack(String path) {
        return switch (path) {
            case "fabric/state" -> GpuProperty.FABRIC_STATE;
            case "fabric/status" -> GpuProperty.FABRIC_STATUS;
            case "fabric/cliqueId" -> GpuProperty.FABRIC_CLIQUE_ID;
            case "fabric/clusterUuid" -> GpuProperty.FABRIC_CLUSTER_UUID;
            case "fabric/health/summary" -> GpuProperty.FABRIC_HEALTH;
            case "fabric/health/bandwidth" -> GpuProperty.FABRIC_BANDWIDTH;
            case "fabric/health/route_recovery_in_progress" -> GpuProperty.FABRIC_ROUTE_RECOVERY;
            case "fabric/health/route_unhealthy" -> GpuProperty.FABRIC_ROUTE_UNHEALTHY;
            case "fabric/health/access_timeout_recovery" -> GpuProperty.FABRIC_ACCESS_TIMEOUT_RECOVERY;
            case "fabric/health/incorrect_configuration" -> GpuProperty.FABRIC_INCORRECT_CONFIGURATION;
            case "fabric/health/partition_assigned" -> GpuProperty.FABRIC_PARTITION_ASSIGNED;
            case "platformInfo/chassis_serial_number" -> GpuProperty.CHASSIS_SERIAL;
            case "platformInfo/slot_number" -> GpuProperty.CHASSIS_SLOT;
            case "platformInfo/tray_index" -> GpuProperty.CHASSIS_TRAY;
            case "platformInfo/host_id" -> GpuProperty.HOST_ID;
            case "platformInfo/peer_type" -> GpuProperty.PEER_TYPE;
            case "platformInfo/module_id" -> GpuProperty.MODULE_ID;
            default -> null;
        };
    }
}
