package dev.eidos.testing.fleet;

import java.util.List;

/**
 * A kind of machine that fleets are made of.
 *
 * @param model as the driver calls the GPU
 * @param product the GPU in the label of GPU feature discovery
 * @param nvlinks active links of each GPU; 0 where there are none
 * @param nics RDMA devices
 */
public record HardwareClass(
        String instanceType,
        String vendor,
        String machine,
        String bios,
        String cpu,
        int coresPerSocket,
        long memoryKb,
        String model,
        String product,
        String architecture,
        String deviceId,
        int gpus,
        int gpuMemoryMib,
        int watts,
        int nvlinks,
        String nvlinkRate,
        int nics,
        int nicGbits) {

    public static final HardwareClass H100 = new HardwareClass(
            "gpu-h100x8",
            "Dell Inc.",
            "PowerEdge XE9680",
            "2.3.6",
            "Intel(R) Xeon(R) Platinum 8480+",
            56,
            2113434428L,
            "NVIDIA H100 80GB HBM3",
            "NVIDIA-H100-80GB-HBM3",
            "Hopper",
            "2330",
            8,
            81559,
            700,
            18,
            "26.562",
            8,
            400);

    public static final HardwareClass B200 = new HardwareClass(
            "gpu-b200x8",
            "Supermicro",
            "AS -A126GS-TNBR",
            "1.4a",
            "AMD EPYC 9575F 64-Core Processor",
            64,
            3170151640L,
            "NVIDIA B200",
            "NVIDIA-B200",
            "Blackwell",
            "2901",
            8,
            183359,
            1000,
            18,
            "53.125",
            8,
            400);

    public static final HardwareClass L40S = new HardwareClass(
            "gpu-l40sx4",
            "Lenovo",
            "ThinkSystem SR675 V3",
            "KAE120D-3.10",
            "AMD EPYC 9354 32-Core Processor",
            32,
            792359040L,
            "NVIDIA L40S",
            "NVIDIA-L40S",
            "Ada Lovelace",
            "26b9",
            4,
            46068,
            350,
            0,
            "",
            2,
            200);

    /** Most machines are of the first. */
    public static final List<HardwareClass> ALL = List.of(H100, B200, L40S);

    /** The class of the n-th node of a fleet; n begins with 1. Six of ten are H100, three B200, one L40S. */
    public static HardwareClass of(int number) {
        return switch (number % 10) {
            case 7, 8, 9 -> B200;
            case 0 -> L40S;
            default -> H100;
        };
    }

    public int cores() {
        return 2 * coresPerSocket;
    }

    public int threads() {
        return 2 * cores();
    }

    public boolean isAmd() {
        return cpu.startsWith("AMD");
    }
}
