package dev.eidos.collector.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.testing.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What none of the recorded machines has. */
class SyntheticSysfsTest {
    @TempDir
    private Path tree;

    private HostRoot host = HostRoot.of(Path.of("/"));

    @BeforeEach
    void mount() {
        host = HostRoot.of(tree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc", "sys"})
    void withoutSysfsNothingIsSaidAboutKernelOrFirmware(String directory) throws IOException {
        // given
        Files.createDirectories(tree.resolve(directory));

        // when
        var gaps = gapsWithoutDirectories();

        // then
        assertThat(gaps).hasSize(3).allSatisfy(gap -> {
            assertThat(gap.reason()).isEqualTo(Gap.Reason.NotFound);
            assertThat(gap.message()).isEqualTo("no such directory: the host's /sys is not here");
        });
    }

    @Test
    void whatAMountedSysfsLacksTellsAboutKernelAndFirmware() throws IOException {
        // given
        Files.createDirectories(tree.resolve("sys/class"));

        // when
        var gaps = gapsWithoutDirectories();

        // then
        assertThat(gaps)
                .extracting(Gap::message)
                .containsExactly(
                        "no such directory: the kernel is built without NUMA",
                        "no such directory: the kernel is built without IOMMU",
                        "no such directory: this firmware has no SMBIOS tables");
    }

    private List<Gap> gapsWithoutDirectories() {
        return Stream.of(
                        new NumaCollector(host).collect(),
                        new IommuCollector(host).collect(),
                        new DmiCollector(host).collect())
                .flatMap(subtypes -> subtypes.getFirst().gaps().stream())
                .toList();
    }

    @Test
    void amazonsAdapterIsRead() throws IOException {
        // given
        String pci = "sys/devices/pci0000:00/0000:4f:00.0/";
        write(pci + "vendor", "0x1d0f\n");
        write(pci + "device", "0xefa2\n");
        write(pci + "numa_node", "-1\n");
        write(pci + "infiniband/rdmap79s0/fw_ver", "0.0.0.0\n");
        write(pci + "infiniband/rdmap79s0/node_guid", "0000:0000:0000:0000\n");
        write(pci + "infiniband/rdmap79s0/ports/1/state", "4: ACTIVE\n");
        write(pci + "infiniband/rdmap79s0/ports/1/link_layer", "Unspecified\n");
        link(pci + "driver", "../../../bus/pci/drivers/efa");
        link(pci + "infiniband/rdmap79s0/device", "../../../0000:4f:00.0");
        link("sys/class/infiniband/rdmap79s0", "../../devices/pci0000:00/0000:4f:00.0/infiniband/rdmap79s0");

        // when
        var rdma = new RdmaCollector(host).collect().getFirst();

        // then
        assertThat(Readings.of(rdma))
                .isEqualTo(Map.of(
                        "device-count", "1",
                        "rdmap79s0.firmware", "0.0.0.0",
                        "rdmap79s0.node-guid", "0000:0000:0000:0000",
                        "rdmap79s0.driver", "efa",
                        "rdmap79s0.pci-vendor", "0x1d0f",
                        "rdmap79s0.pci-device", "0xefa2",
                        "rdmap79s0.pci-address", "0000:4f:00.0",
                        "rdmap79s0.port1.link-layer", "Unspecified",
                        "rdmap79s0.port1.state", "ACTIVE"));
        assertThat(rdma.gaps()).isEmpty();
    }

    @Test
    void noAdapterAndNoSysfsAreTwoThings() throws IOException {
        // given
        var without = new RdmaCollector(host).collect().getFirst();
        Files.createDirectories(tree.resolve("sys/class"));

        // when
        var none = new RdmaCollector(host).collect().getFirst();

        // then
        assertThat(without.data()).isEmpty();
        assertThat(without.gaps()).extracting(Gap::object).containsExactly("/sys/class");
        assertThat(Readings.of(none)).isEqualTo(Map.of("device-count", "0"));
        assertThat(none.gaps()).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeListedIsNotAnEmptyOne() throws Exception {
        // given
        for (String directory : List.of(
                "sys/class/infiniband", "sys/class/dmi/id", "sys/kernel/iommu_groups", "sys/devices/system/node")) {
            link(directory, "/" + directory);
        }

        for (Collector collector : List.<Collector>of(
                new RdmaCollector(host), new DmiCollector(host), new IommuCollector(host), new NumaCollector(host))) {
            // when
            var subtype = collector.collect().getFirst();

            // then
            assertThat(subtype.data()).isEmpty();
            assertThat(subtype.gaps()).extracting(Gap::message).containsExactly("too many levels of symbolic links");
        }
    }

    @Test
    void offlineProcessorsAndAllGovernorsAreSeen() throws IOException {
        // given: one socket, two cores of two threads, the last thread switched off
        String cpus = "sys/devices/system/cpu/";
        write(cpus + "online", "0-2\n");
        write(cpus + "smt/control", "on\n");
        for (int cpu = 0; cpu < 3; cpu++) {
            write(cpus + "cpu" + cpu + "/topology/core_siblings_list", "0-2\n");
            write(cpus + "cpu" + cpu + "/topology/thread_siblings_list", cpu == 1 ? "1\n" : "0,2\n");
        }
        write(cpus + "cpu3/online", "0\n");
        write(cpus + "cpu0/cpufreq/cpuinfo_max_freq", "3700000\n");
        write(cpus + "cpufreq/policy0/scaling_governor", "performance\n");
        write(cpus + "cpufreq/policy1/scaling_governor", "powersave\n");
        write(cpus + "cpufreq/policy2/scaling_governor", "performance\n");

        // when
        var cpu = new CpuCollector(host).collect().getFirst();

        // then
        assertThat(Readings.of(cpu))
                .isEqualTo(Map.of(
                        "sockets", "1",
                        "cores", "2",
                        "threads", "3",
                        "smt", "on",
                        "max-frequency-khz", "3700000",
                        "governor", "performance,powersave"));
        assertThat(cpu.gaps()).extracting(Gap::object).containsExactly("/proc/cpuinfo");
    }

    @Test
    void transparentHugePagesAreInTheModeThatIsInBrackets() throws IOException {
        // given
        write("proc/meminfo", "MemTotal: 1024 kB\nSwapTotal: many kB\n");
        write("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
        write("sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages", "lots\n");

        // when
        var memory = new MemoryCollector(host).collect().getFirst();

        // then
        assertThat(Readings.of(memory)).isEqualTo(Map.of("mem-total-kb", "1024", "transparent-huge-pages", "madvise"));
        assertThat(memory.gaps())
                .containsExactly(
                        new Gap("/proc/meminfo", Gap.Reason.Invalid, "no SwapTotal"),
                        new Gap(
                                "/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages",
                                Gap.Reason.Invalid,
                                "not a number"));
    }

    @Test
    void translationUnitsGroupsAndDomainsAreRead() throws IOException {
        // given
        write("sys/class/iommu/ivhd0/devices", "");
        write("sys/class/iommu/ivhd1/devices", "");
        write("sys/kernel/iommu_groups/0/type", "DMA-FQ\n");
        write("sys/kernel/iommu_groups/1/type", "identity\n");
        write("sys/kernel/iommu_groups/17/type", "DMA-FQ\n");

        // when
        var iommu = new IommuCollector(host).collect().getFirst();

        // then
        assertThat(Readings.of(iommu))
                .isEqualTo(Map.of("enabled", "true", "groups", "3", "type", "amd", "domain-types", "DMA-FQ,identity"));
    }

    @Test
    void unitsOfAllMakersAreKnown() {
        assertThat(IommuCollector.unitType("dmar12")).isEqualTo("intel");
        assertThat(IommuCollector.unitType("smmu3.0x0000000005000000")).isEqualTo("arm-smmu-v3");
        assertThat(IommuCollector.unitType("smmu.0x2b400000")).isEqualTo("arm-smmu");
        assertThat(IommuCollector.unitType("other0")).isEqualTo("other0");
    }

    @Test
    void eachPartThatIsMissingSaysSo() throws Exception {
        for (var collector : HardwareCollectors.of(host)) {
            // when
            var subtype = collector.collect().getFirst();

            // then
            assertThat(subtype.data()).as(subtype.name()).isEmpty();
            assertThat(subtype.gaps()).as(subtype.name()).isNotEmpty();
        }
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(tree.resolve(path).getParent());
        Files.writeString(tree.resolve(path), text);
    }

    private void link(String path, String target) throws IOException {
        Files.createDirectories(tree.resolve(path).getParent());
        Files.createSymbolicLink(tree.resolve(path), Path.of(target));
    }
}
