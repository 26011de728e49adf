package dev.eidos.collector.gpu.pci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.gpu.PciTree;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PciCollectorTest {
    @TempDir
    Path root;

    @Test
    void gpusAndSwitchesAreFoundWithoutADriver() throws IOException {
        // given
        var tree = new PciTree(root)
                .h100("0000:04:00.0")
                .h100("0000:8c:00.0")
                .device("0000:05:00.0", "0x10de", "0x068000", "0x22a3")
                .device("0000:06:00.0", "0x15b3", "0x020700", "0x1021")
                .file("sys/devices/pci0000:00/0000:8c:00.0/numa_node", "1\n");

        // when
        List<Subtype> subtypes = collect(tree.host());

        // then
        assertThat(subtypes).extracting(Subtype::name).containsExactly("pci", "pci-0", "pci-1");
        assertThat(subtypes.get(0).data())
                .isEqualTo(Map.of(
                        "gpu-count", Reading.of(2),
                        "gpu.model", Reading.of("H100 SXM5 80GB"),
                        "gpu.device-id", Reading.of("2330"),
                        "gpu.driver", Reading.of("nvidia"),
                        "nvswitch-count", Reading.of(1)));
        assertThat(subtypes.get(2).data())
                .isEqualTo(Map.of(
                        "address", Reading.of("0000:8c:00.0"),
                        "model", Reading.of("H100 SXM5 80GB"),
                        "device-id", Reading.of("2330"),
                        "subsystem-id", Reading.of("10de:16c1"),
                        "class", Reading.of("030200"),
                        "driver", Reading.of("nvidia"),
                        "numa-node", Reading.of(1)));
        assertThat(subtypes.get(1).data()).doesNotContainKey("numa-node");
    }

    @Test
    void virtualFunctionsAreSharesOfAGpuAndNoGpus() throws IOException {
        // given
        var tree = new PciTree(root).h100("0000:17:00.0").h100("0000:65:00.0");
        for (String share : List.of("0000:17:00.4", "0000:17:00.5")) {
            tree.device(share, "0x10de", "0x030200", "0x2330").driver(share, "vfio-pci");
            Files.createSymbolicLink(
                    root.resolve("sys/devices/pci0000:00/" + share + "/physfn"), Path.of("../0000:17:00.0"));
        }

        // when
        List<Subtype> subtypes = collect(tree.host());

        // then
        assertThat(subtypes).extracting(Subtype::name).containsExactly("pci", "pci-0", "pci-1");
        assertThat(subtypes.get(0).data())
                .containsEntry("gpu-count", Reading.of(2))
                .containsEntry("gpu.driver", Reading.of("nvidia"));
        assertThat(subtypes.get(1).get("virtual-functions")).contains(Reading.of(2));
        assertThat(subtypes.get(2).get("virtual-functions")).isEmpty();
    }

    @Test
    void aVirtualFunctionInAVirtualMachineIsItsGpu() throws IOException {
        // given: a guest does not see the device that it is a part of
        var tree = new PciTree(root).h100("0000:00:05.0");

        // then
        assertThat(PciBus.gpus(tree.host())).containsExactly("0000:00:05.0");
    }

    @Test
    void gpusOfDifferentKindsHaveNoCommonModel() throws IOException {
        // given
        var tree = new PciTree(root)
                .h100("0000:04:00.0")
                .device("0000:05:00.0", "0x10de", "0x030000", "0x26b9")
                .driver("0000:05:00.0", "vfio-pci")
                .device("0000:05:00.1", "0x10de", "0x040300", "0x22ba");

        // when
        List<Subtype> subtypes = collect(tree.host());

        // then
        assertThat(subtypes.get(0).data()).containsOnlyKeys("gpu-count");
        assertThat(subtypes.get(2).data())
                .containsEntry("model", Reading.of("L40S"))
                .containsEntry("driver", Reading.of("vfio-pci"));
        assertThat(subtypes).as("the audio function is no GPU").hasSize(3);
    }

    @Test
    void aGpuWithoutDriverSaysSo() throws IOException {
        // given
        var tree = new PciTree(root).device("0000:04:00.0", "0x10de", "0x030200", "0x2901");

        // when
        Subtype machine = collect(tree.host()).getFirst();

        // then
        assertThat(machine.data())
                .containsEntry("gpu.driver", Reading.of("none"))
                .containsEntry("gpu.model", Reading.of("B200"));
    }

    @Test
    void modelsThatTheTableLacksComeFromTheHostsOwnList() throws IOException {
        // given
        var tree = new PciTree(root)
                .device("0000:01:00.0", "0x10de", "0x030000", "0x2684")
                .file("usr/share/misc/pci.ids", """
                    10dd  Enhance-tech
                    \t2684  Something else
                    10de  NVIDIA Corporation
                    # comment
                    \t2684  AD102 [GeForce RTX 4090]
                    \t\t10de 16f4  Founders Edition
                    10df  Emulex Corporation
                    \t2684  Another
                    """);

        // when
        Subtype machine = collect(tree.host()).getFirst();

        // then
        assertThat(machine.data()).containsEntry("gpu.model", Reading.of("GeForce RTX 4090"));
    }

    @Test
    void aModelThatNobodyKnowsIsAbsent() throws IOException {
        // given
        var tree = new PciTree(root).device("0000:01:00.0", "0x10de", "0x030200", "0xffff");

        // when
        List<Subtype> subtypes = collect(tree.host());

        // then
        assertThat(subtypes.get(0).data()).containsOnlyKeys("gpu-count", "gpu.device-id", "gpu.driver");
        assertThat(subtypes.get(1).data()).doesNotContainKey("model");
    }

    @Test
    void aBusWithoutNvidiaHasNoGpu() throws IOException {
        // given
        var tree = new PciTree(root).device("0000:01:00.0", "0x1a03", "0x030000", "0x2000");

        // when
        List<Subtype> subtypes = collect(tree.host());

        // then
        assertThat(subtypes).containsExactly(new Subtype("pci", Map.of("gpu-count", Reading.of(0)), List.of()));
    }

    @Test
    void aMissingBusIsNotTheSameAsNoGpu() throws IOException {
        // when
        List<Subtype> subtypes = collect(HostRoot.of(root));

        // then
        assertThat(subtypes)
                .containsExactly(Subtype.missing(
                        "pci", new Gap("/sys/bus/pci/devices", Gap.Reason.NotFound, "no such directory")));
    }

    @Test
    void theWidthOfALinkIsReadAndNonsenseIsAGap() throws Exception {
        // given
        String second = "sys/devices/pci0000:00/0000:05:00.0/";
        PciTree tree = new PciTree(root)
                .h100("0000:04:00.0")
                .h100("0000:05:00.0")
                .file("sys/devices/pci0000:00/0000:04:00.0/max_link_width", "16\n")
                .file("sys/devices/pci0000:00/0000:04:00.0/current_link_width", "4\n")
                .file(second + "max_link_width", "0\n");
        Files.write(root.resolve(second + "current_link_width"), new byte[] {(byte) 0xff, 0});

        // when
        List<Subtype> subtypes = new PciCollector(tree.host()).collect();

        // then
        assertThat(subtypes.get(1).data())
                .containsEntry("pcie-max-width", Reading.of(16))
                .containsEntry("pcie-current-width", Reading.of(4));
        assertThat(subtypes.get(2).data()).doesNotContainKeys("pcie-max-width", "pcie-current-width");
        assertThat(subtypes.get(0).gaps())
                .containsExactly(new Gap(
                        "/sys/bus/pci/devices/0000:05:00.0/current_link_width", Gap.Reason.Invalid, "not a number"));
    }

    @Test
    void attributesThatCannotBeReadAreGaps() throws IOException {
        // given
        var tree = new PciTree(root).h100("0000:04:00.0").h100("0000:05:00.0").h100("0000:06:00.0");
        unreadable("0000:05:00.0/vendor");
        unreadable("0000:06:00.0/subsystem_device");

        // when
        List<Subtype> subtypes = collect(tree.host());

        // then
        assertThat(subtypes).extracting(Subtype::name).containsExactly("pci", "pci-0", "pci-1");
        assertThat(subtypes.get(0).gaps())
                .extracting(Gap::object)
                .containsExactly(
                        "/sys/bus/pci/devices/0000:05:00.0/vendor",
                        "/sys/bus/pci/devices/0000:06:00.0/subsystem_device");
    }

    @Test
    void attributesThatThisKernelLacksAreNoGaps() throws IOException {
        // given
        var tree = new PciTree(root).h100("0000:04:00.0");
        Files.delete(root.resolve("sys/devices/pci0000:00/0000:04:00.0/numa_node"));

        // when
        List<Subtype> subtypes = collect(tree.host());

        // then
        assertThat(subtypes).allSatisfy(subtype -> assertThat(subtype.gaps()).isEmpty());
    }

    /** A directory in the file's place cannot be read by root either. */
    private void unreadable(String attribute) throws IOException {
        Path file = root.resolve("sys/devices/pci0000:00/" + attribute);
        Files.delete(file);
        Files.createDirectory(file);
    }

    private static List<Subtype> collect(HostRoot host) throws IOException {
        return new PciCollector(host).collect();
    }
}
