package dev.eidos.collector.gpu.device;

/**
 * The properties that the driver reports of one GPU, in the order in which documents list them. Only those that stay
 * the same while nobody changes the machine: no clocks, temperatures, usage, nor the PCIe link's current speed, which
 * follows the power state. Its width does not.
 */
public enum GpuProperty {
    /** nvidia-smi's product name. */
    MODEL("model"),
    ARCHITECTURE("architecture"),
    MEMORY_MIB("memory-mib"),
    MIG_MODE("mig-mode"),
    MIG_MODE_PENDING("mig-mode-pending"),
    MIG_DEVICE_COUNT("mig-device-count"),
    /** The profiles of the MIG devices by their index, separated by commas: {@code 3g.40gb,1g.10gb}. */
    MIG_PROFILES("mig-profiles"),
    ECC_MODE("ecc-mode"),
    ECC_MODE_PENDING("ecc-mode-pending"),
    PERSISTENCE_MODE("persistence-mode"),
    COMPUTE_MODE("compute-mode"),
    ADDRESSING_MODE("addressing-mode"),
    C2C_MODE("c2c-mode"),
    RECOVERY_ACTION("recovery-action"),
    REMAPPED_ROWS_CORRECTABLE("remapped-rows-correctable"),
    REMAPPED_ROWS_CORRECTABLE_INACTIVE("remapped-rows-correctable-inactive"),
    REMAPPED_ROWS_UNCORRECTABLE("remapped-rows-uncorrectable"),
    REMAPPED_ROWS_UNCORRECTABLE_INACTIVE("remapped-rows-uncorrectable-inactive"),
    REMAPPING_PENDING("remapping-pending"),
    REMAPPING_FAILED("remapping-failed"),
    CHANNEL_REPAIR_PENDING("channel-repair-pending"),
    TPC_REPAIR_PENDING("tpc-repair-pending"),
    UNREPAIRABLE_MEMORY("unrepairable-memory"),
    /** The newest PCIe generation that GPU and machine can do together. */
    PCIE_MAX_GENERATION("pcie-max-generation"),
    /** The newest PCIe generation that the GPU itself can do, in a newer machine perhaps. */
    PCIE_DEVICE_MAX_GENERATION("pcie-device-max-generation"),
    PCIE_MAX_WIDTH("pcie-max-width"),
    PCIE_CURRENT_WIDTH("pcie-current-width"),
    /** The links that it has, whether they are up or not. */
    NVLINK_LINKS("nvlink-links"),
    NVLINK_ACTIVE_LINKS("nvlink-active-links"),
    /** Per link and direction. */
    NVLINK_GB_PER_SECOND("nvlink-gb-per-second"),
    FABRIC_STATE("fabric-state"),
    FABRIC_STATUS("fabric-status"),
    FABRIC_CLIQUE_ID("fabric-clique-id"),
    FABRIC_CLUSTER_UUID("fabric-cluster-uuid"),
    FABRIC_HEALTH("fabric-health"),
    FABRIC_BANDWIDTH("fabric-bandwidth"),
    FABRIC_ROUTE_RECOVERY("fabric-route-recovery"),
    FABRIC_ROUTE_UNHEALTHY("fabric-route-unhealthy"),
    FABRIC_ACCESS_TIMEOUT_RECOVERY("fabric-access-timeout-recovery"),
    FABRIC_INCORRECT_CONFIGURATION("fabric-incorrect-configuration"),
    FABRIC_PARTITION_ASSIGNED("fabric-partition-assigned"),
    CHASSIS_SERIAL("chassis-serial"),
    CHASSIS_SLOT("chassis-slot"),
    CHASSIS_TRAY("chassis-tray"),
    HOST_ID("host-id"),
    PEER_TYPE("peer-type"),
    POWER_LIMIT_WATTS("power-limit-watts"),
    POWER_LIMIT_ENFORCED_WATTS("power-limit-enforced-watts"),
    POWER_LIMIT_DEFAULT_WATTS("power-limit-default-watts"),
    POWER_LIMIT_MIN_WATTS("power-limit-min-watts"),
    POWER_LIMIT_MAX_WATTS("power-limit-max-watts"),
    VBIOS_VERSION("vbios-version"),
    GSP_FIRMWARE_VERSION("gsp-firmware-version"),
    BOARD_PART_NUMBER("board-part-number"),
    DEVICE_ID("device-id"),
    SUBSYSTEM_ID("subsystem-id"),
    UUID("uuid"),
    SERIAL("serial"),
    PCI_BUS_ID("pci-bus-id"),
    MINOR_NUMBER("minor-number"),
    /** Where it sits in its node. */
    MODULE_ID("module-id");

    private final String key;

    GpuProperty(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** Returns whether the property tells one GPU from its neighbours, so that one value can't describe them all. */
    boolean isIdentity() {
        return compareTo(UUID) >= 0;
    }
}
