package dev.eidos.collector.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.testing.Readings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines that name their processors by codes alone, some of them without SMBIOS or with pages of 64 KiB. */
class Arm64MachinesTest {
    private static final String CPUS = "sys/devices/system/cpu/";

    @TempDir
    Path tree;

    @Test
    void aNodeOfTwoGracesIsRead() throws IOException {
        // given: processors in the first two nodes, the memory of GPUs in others
        cpus("0x41", "0xd4f", 4, "0-1", "2-3");
        pages(65536);
        file("proc/meminfo", "MemTotal: 1003341760 kB\nSwapTotal: 0 kB\nHugepagesize: 524288 kB\n");
        file("sys/kernel/mm/hugepages/hugepages-524288kB/nr_hugepages", "0\n");
        file("sys/kernel/mm/hugepages/hugepages-16777216kB/nr_hugepages", "0\n");
        file("sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages", "0\n");
        file("sys/class/dmi/id/sys_vendor", "NVIDIA\n");
        file("sys/class/dmi/id/product_name", "GB200 NVL\n");
        file("sys/class/dmi/id/chassis_type", "23\n");
        file("sys/class/iommu/smmu3.0x0000000011000000/devices/x", "");
        file("sys/kernel/iommu_groups/0/type", "identity\n");

        // when
        var cpu = new CpuCollector(host()).collect().getFirst();
        var memory = Readings.of(new MemoryCollector(host()).collect().getFirst());

        // then
        assertThat(Readings.of(cpu))
                .isEqualTo(Map.of(
                        "model", "Neoverse-V2",
                        "vendor", "ARM",
                        "architecture", "aarch64",
                        "sockets", "2",
                        "cores", "4",
                        "threads", "4",
                        "smt", "notimplemented",
                        "clock-source", "arch_sys_counter"));
        assertThat(cpu.gaps()).isEmpty();
        assertThat(memory)
                .containsEntry("page-size-kb", "64")
                .containsEntry("huge-page-default-size-kb", "524288")
                .containsEntry("huge-pages-16777216kb", "0");
        assertThat(Readings.of(new DmiCollector(host()).collect().getFirst()))
                .containsEntry("product_name", "GB200 NVL");
        assertThat(Readings.of(new IommuCollector(host()).collect().getFirst())).containsEntry("type", "arm-smmu-v3");
        assertThat(virtualization()).isEqualTo(Map.of("type", "none"));
    }

    @ParameterizedTest
    @CsvSource({"0xd0c, Neoverse-N1, r6g.4xlarge", "0xd40, Neoverse-V1, c7g.4xlarge", "0xd4f, Neoverse-V2, c8g.4xlarge"
    })
    void aGravitonIsAVirtualMachineOfAmazons(String part, String model, String instance) throws IOException {
        // given: pages of 4 KiB, and no flag that would tell of a hypervisor
        cpus("0x41", part, 2, "0-1");
        pages(4096);
        file("proc/meminfo", "MemTotal: 128 kB\nSwapTotal: 0 kB\n");
        file("sys/class/dmi/id/sys_vendor", "Amazon EC2\n");
        file("sys/class/dmi/id/product_name", instance + "\n");

        // then
        assertThat(Readings.of(new CpuCollector(host()).collect().getFirst()))
                .containsEntry("model", model)
                .containsEntry("vendor", "ARM")
                .containsEntry("sockets", "1");
        assertThat(Readings.of(new MemoryCollector(host()).collect().getFirst()))
                .containsEntry("page-size-kb", "4");
        assertThat(virtualization()).isEqualTo(Map.of("type", "amazon"));
    }

    @Test
    void aMetalInstanceIsNone() throws IOException {
        // given
        cpus("0x41", "0xd4f", 2, "0-1");
        file("sys/class/dmi/id/sys_vendor", "Amazon EC2\n");
        file("sys/class/dmi/id/product_name", "c8g.metal-48xl\n");

        // then
        assertThat(virtualization()).isEqualTo(Map.of("type", "none"));
    }

    @ParameterizedTest
    @CsvSource({
        "0x41, 0xd42, ARM, Cortex-A78AE",
        "0x41, 0xd83, ARM, Neoverse-V3AE",
        "0x4e, 0x004, NVIDIA, Carmel",
        "0x4e, 0x010, NVIDIA, Olympus",
        "0x41, 0xd85, ARM, Cortex-X925",
    })
    void aJetsonHasADeviceTreeInPlaceOfSmbios(String implementer, String part, String vendor, String model)
            throws IOException {
        // given
        cpus(implementer, part, 4, "0-3");
        file("proc/device-tree/model", "NVIDIA Jetson AGX Orin Developer Kit\0");
        file("proc/device-tree/compatible", "nvidia,p3737-0000+p3701-0005\0nvidia,tegra234\0");

        // when
        var dmi = new DmiCollector(host()).collect().getFirst();

        // then
        assertThat(Readings.of(new CpuCollector(host()).collect().getFirst()))
                .containsEntry("vendor", vendor)
                .containsEntry("model", model)
                .containsEntry("architecture", "aarch64");
        assertThat(dmi.data()).isEmpty();
        assertThat(dmi.gaps())
                .extracting(Gap::message)
                .containsExactly("no such directory: this firmware has no SMBIOS tables");
        assertThat(virtualization()).isEqualTo(Map.of("type", "none"));
    }

    @Test
    void aGuestOfKvmWithoutSmbiosIsKnownByItsDeviceTree() throws IOException {
        // given
        cpus("0x41", "0xd0c", 1, "0");
        file("proc/device-tree/hypervisor/compatible", "linux,kvm\0");

        // then
        assertThat(virtualization()).isEqualTo(Map.of("type", "kvm"));
    }

    /**
     * As the kernel has it: no flags of x86, no sockets, no microcode.
     *
     * @param siblings the processors of each socket
     */
    private void cpus(String implementer, String part, int count, String... siblings) throws IOException {
        var cpuinfo = new StringBuilder();
        for (int cpu = 0; cpu < count; cpu++) {
            cpuinfo.append("""
                processor\t: %d
                BogoMIPS\t: 2000.00
                Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics sve
                CPU implementer\t: %s
                CPU architecture: 8
                CPU variant\t: 0x0
                CPU part\t: %s
                CPU revision\t: 0

                """.formatted(cpu, implementer, part));
            String socket = siblings[cpu * siblings.length / count];
            file(CPUS + "cpu" + cpu + "/topology/core_siblings_list", socket + "\n");
            file(CPUS + "cpu" + cpu + "/topology/thread_siblings_list", cpu + "\n");
        }
        file("proc/cpuinfo", cpuinfo.toString());
        file("proc/sys/kernel/arch", "aarch64\n");
        file(CPUS + "online", count == 1 ? "0\n" : "0-" + (count - 1) + "\n");
        file(CPUS + "smt/control", "notimplemented\n");
        file("sys/devices/system/clocksource/clocksource0/current_clocksource", "arch_sys_counter\n");
        file("sys/devices/system/clocksource/clocksource0/available_clocksource", "arch_sys_counter \n");
    }

    private void pages(long size) throws IOException {
        ByteBuffer auxv = ByteBuffer.allocate(4 * Long.BYTES).order(ByteOrder.nativeOrder());
        auxv.putLong(6).putLong(size).putLong(0).putLong(0);
        Path file = tree.resolve("proc/self/auxv");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, auxv.array());
    }

    private Map<String, String> virtualization() {
        return Readings.of(new VirtualizationCollector(host()).collect().getFirst());
    }

    private HostRoot host() {
        return HostRoot.of(tree);
    }

    private void file(String path, String text) throws IOException {
        Path file = tree.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
