package dev.eidos.testing.fleet.fault;

import dev.eidos.measurement.Gap;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.Locale;
import java.util.Random;

/** What differs from node to node of a real fleet although nothing is wrong. */
final class FleetNoise {
    private static final String NODE = "K8s.node";
    private static final String SYSCTL = "OS.sysctl";
    private static final String DMI = "Hardware.dmi";

    private final MachineFacts facts;
    private final Random random;
    private final int number;
    private final String name;

    private FleetNoise(MachineFacts facts, Random random, int number, String name) {
        this.facts = facts;
        this.random = random;
        this.number = number;
        this.name = name;
    }

    static void put(MachineFacts facts, HardwareClass hardware, long seed, int number, String name) {
        var noise = new FleetNoise(facts, new Random(seed * 31 + number), number, name);
        noise.additions(hardware);
        noise.addresses();
        noise.leases();
        noise.labels();
        noise.images();
        noise.firmwareDates();
        noise.memory(hardware);
        noise.modulesOnDemand();
        noise.gaps();
    }

    /** What snapshots have on every machine beyond what the synthetic ones do. */
    private void additions(HardwareClass hardware) {
        facts.put("GPU.module", "kind", "open");
        facts.put("GPU.module", "version", "570.86.15");
        if (hardware.nvlinks() > 0) {
            String cluster = hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
            for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
                facts.putAll("GPU.gpu-" + gpu, "fabric-state", "Completed", "fabric-status", "Success");
                facts.put("GPU.gpu-" + gpu, "fabric-cluster-uuid", cluster);
                facts.put("GPU.gpu-" + gpu, "fabric-clique-id", number / 18);
            }
        }
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            facts.put("GPU.gpu-" + gpu, "remapped-rows-pending", false);
            facts.put("GPU.gpu-" + gpu, "remapped-rows-uncorrectable", 0);
            facts.put("GPU.gpu-" + gpu, "recovery-action", "None");
            facts.put("GPU.gpu-" + gpu, "remapping-pending", false);
            facts.put("GPU.gpu-" + gpu, "remapping-failed", false);
            facts.put("GPU.gpu-" + gpu, "remapped-rows-correctable", 0);
        }
        fabricHealth(hardware);
        surroundings(hardware);
    }

    private void fabricHealth(HardwareClass hardware) {
        if (hardware.nvlinks() == 0) {
            return;
        }
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            facts.putAll("GPU.gpu-" + gpu, "fabric-health", "Healthy", "fabric-bandwidth", "Full");
            facts.put("GPU.gpu-" + gpu, "fabric-route-unhealthy", false);
        }
        facts.putAll("GPU.fabric-manager", "program", "/usr/bin/nv-fabricmanager", "version", "570.86.15");
        facts.put("GPU.fabric-manager", "matches-driver", true);
        facts.put("GPU.fabric-manager", "config.FABRIC_MODE", "0");
    }

    /** What is the same on all machines that are well, around the GPUs. */
    private void surroundings(HardwareClass hardware) {
        facts.put("GPU.smi", "confidential-computing", "Disabled");
        facts.put("GPU.kernel-module", "blacklist", "nouveau");
        facts.put("Hardware.pcie-acs", "bridges", 2L + hardware.gpus() + hardware.nics());
        facts.put("Hardware.pcie-acs", "redirecting", 0);
        facts.put("Hardware.pcie-acs", "0000:15:01.0", "none");
        facts.put("Hardware.pcie-acs", "0000:26:01.0", "none");
        facts.put("Hardware.rdma", "peer-memory", "nvidia-peermem");
        facts.put("Hardware.rdma", "char-devices.uverbs", hardware.nics());
        facts.put("OS.kmod-versions", "mlx5_core", "24.10-1.1.4");
        facts.putAll("OS.security", "lockdown", "none");
        facts.put("OS.security", "uefi", true);
        facts.put("OS.security", "secure-boot", false);
        facts.put("OS.security", "module-signatures-enforced", false);
        facts.putAll(NODE, "condition.Ready", "True", "condition.Ready.reason", "KubeletReady");
        facts.putAll(NODE, "condition.DiskPressure", "False", "condition.KernelDeadlock", "False");
        facts.put(NODE, "condition.KernelDeadlock.reason", "KernelHasNoDeadlock");
    }

    private void addresses() {
        String address = facts.text(NODE, "internal-ip");
        facts.put(
                "SystemD.kubelet",
                "ExecStart",
                facts.text("SystemD.kubelet", "ExecStart") + " --node-ip=" + address + " --hostname-override=" + name);
        facts.put(NODE, "pod-cidr", "10.128." + number % 256 + ".0/24");
        facts.put(NODE, "annotation.projectcalico.org/IPv4Address", address + "/16");
        facts.put("OS.grub", "ip", "dhcp");
        facts.put("OS.grub", "BOOTIF", "01-b8-3f-d2-" + hex(2) + "-" + hex(2) + "-" + hex(2));
    }

    /** What was renewed or begun at other times. */
    private void leases() {
        facts.put(NODE, "lease-renew-time", time());
        facts.put(NODE, "condition.Ready.last-transition", time());
        facts.put(NODE, "creation-timestamp", time());
        facts.put(NODE, "annotation.csi.volume.kubernetes.io/nodeid", "{\"csi\":\"" + hex(20) + "\"}");
        facts.put(NODE, "resource-version", Integer.toString(1_000_000 + random.nextInt(9_000_000)));
        facts.put("Hardware.clock", "rtc-time", time());
        facts.put("Hardware.cpu", "current-frequency-khz", 3_000_000 + random.nextInt(800_000));
    }

    private void labels() {
        facts.put(NODE, "label.topology.kubernetes.io/rack", "r" + number / 8);
        facts.put(NODE, "label.topology.kubernetes.io/zone", "sim-" + "abc".charAt(number % 3));
        facts.put(NODE, "label.kubernetes.io/arch", "amd64");
        facts.put(NODE, "label.nvidia.com/gpu.clique", hex(8) + "." + number / 18);
        facts.put(NODE, "label.nvidia.com/gfd.timestamp", Integer.toString(1_760_000_000 + random.nextInt(9_000_000)));
        if (random.nextInt(100) < 30) {
            facts.put(NODE, "label.example.com/team", new String[] {"vision", "speech", "search"}[random.nextInt(3)]);
        }
        if (random.nextInt(100) < 2) {
            facts.put(NODE, "label.example.com/experiment", "x" + random.nextInt(1000));
        }
        facts.put(NODE, "label.feature.node.kubernetes.io/system-os_release.VERSION_ID.major", "24");
    }

    /** Images that run on a node when it is asked are those of the pods that happen to be there. */
    private void images() {
        for (int image = 0; image < 12; image++) {
            if (random.nextInt(100) < 60) {
                facts.put(NODE, "image.registry.example.com/job-" + random.nextInt(40), "sha256:" + hex(16));
            }
        }
        for (int image = 0; image < 5; image++) {
            facts.put("K8s.image", "registry.example.com/job-" + random.nextInt(400) + ":1", "sha256:" + hex(16));
        }
    }

    /** Three deliveries of boards. */
    private void firmwareDates() {
        int delivery = random.nextInt(100);
        facts.put(DMI, "bios_date", delivery < 70 ? "03/14/2025" : delivery < 97 ? "03/21/2025" : "04/02/2025");
        facts.put(DMI, "board_version", delivery < 85 ? "A03" : "A04");
        facts.put(DMI, "board_serial", hex(10).toUpperCase(Locale.ROOT));
        facts.put(DMI, "product_uuid", hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12));
        facts.put(DMI, "chassis_asset_tag", "ASSET-" + (10_000 + number));
    }

    /** Firmware keeps some of it, and what the kernel derives from it follows. */
    private void memory(HardwareClass hardware) {
        long kept = random.nextInt(40) * 64L;
        long total = hardware.memoryKb() - kept;
        facts.put("Hardware.memory", "mem-total-kb", total);
        for (int node = 0; node < 2; node++) {
            facts.put("Hardware.memory", "node" + node + ".mem-total-kb", hardware.memoryKb() / 2 - kept * node);
        }
        facts.put(NODE, "capacity.memory", total + "Ki");
        facts.put(NODE, "allocatable.memory", total - 102_400 + "Ki");
        facts.put(NODE, "capacity.ephemeral-storage", 936_000_000L - random.nextInt(5000) * 4L + "Ki");
        facts.put(NODE, "allocatable.ephemeral-storage", Long.toString(862_000_000_000L - random.nextInt(9_000_000)));
        facts.put(SYSCTL, "/proc/sys/kernel/threads-max", Long.toString(total / 32));
        facts.put(SYSCTL, "/proc/sys/user/max_user_namespaces", Long.toString(total / 64));
        facts.put(SYSCTL, "/proc/sys/vm/min_free_kbytes", Long.toString(90_112 + kept / 64));
        facts.put(SYSCTL, "/proc/sys/net/ipv4/tcp_mem", total / 170 + "\t" + total / 128 + "\t" + total / 85);
    }

    private void modulesOnDemand() {
        for (String module : new String[] {"nf_tables", "xt_recent", "tls", "msr", "cpuid", "ip6table_nat", "sctp"}) {
            if (random.nextInt(100) < 4 + module.length()) {
                facts.put("OS.kmod", module, true);
            }
        }
        facts.put("OS.kernel", "tainted", random.nextInt(100) < 5 ? 4608 : 4096);
    }

    /** On a few nodes somebody may not look. */
    private void gaps() {
        if (random.nextInt(100) < 3) {
            facts.removeSubtype("SystemD.cdi");
            facts.gap("SystemD.cdi", new Gap("/etc/cdi", Gap.Reason.Forbidden, "permission denied"));
        }
    }

    private String time() {
        return String.format(
                Locale.ROOT,
                "2026-11-%02dT%02d:%02d:%02dZ",
                1 + random.nextInt(22),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60));
    }

    private String hex(int digits) {
        var text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
