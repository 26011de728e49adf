package dev.eidos.collector.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies between GPUs and the network: bridges, links, RDMA's character devices, memory pages. */
class FabricHardwareTest {
    private static final String ROOT_PORT = "0000:00:01.0";
    private static final String SWITCH_PORT = "0000:01:00.0";
    private static final String GPU = "0000:02:00.0";
    private static final String NIC = "0000:03:00.0";

    @TempDir
    Path root;

    @Test
    void theBridgesAboveGpusAndAdaptersTellTheirAccessControl() throws Exception {
        // given
        bus();
        config(ROOT_PORT, new PciAcsTest.Space().acs(0x100, 0, 0).text(4096));
        config(SWITCH_PORT, new PciAcsTest.Space().acs(0x100, 0x1d, 0).text(4096));

        // when
        Subtype acs = one(new AcsCollector(HostRoot.of(root)));

        // then
        assertThat(acs.data())
                .containsEntry("bridges", Reading.of(2))
                .containsEntry("redirecting", Reading.of(1))
                .containsEntry(ROOT_PORT, Reading.of("none"))
                .containsEntry(
                        SWITCH_PORT,
                        Reading.of("source-validation,request-redirect,completion-redirect,upstream-forwarding"))
                .hasSize(4);
        assertThat(acs.gaps()).isEmpty();
    }

    @Test
    void anOrdinaryUserIsToldThatOnlyRootSees() throws Exception {
        // given
        bus();
        config(ROOT_PORT, new PciAcsTest.Space().text(64));
        config(SWITCH_PORT, new PciAcsTest.Space().text(64));

        // when
        Subtype acs = one(new AcsCollector(HostRoot.of(root)));

        // then
        assertThat(acs.data()).containsOnlyKeys("bridges");
        assertThat(acs.gaps())
                .containsExactly(new Gap(
                        "/sys/bus/pci/devices/*/config",
                        Gap.Reason.Forbidden,
                        "only root may read the configuration space of 2 bridges"));
    }

    @Test
    void aBrokenBridgeIsAGapAndTheOthersAreTold() throws Exception {
        // given
        bus();
        config(ROOT_PORT, new PciAcsTest.Space().capability(0x100, 1, 0x100).text(4096));
        config(SWITCH_PORT, new PciAcsTest.Space().acs(0x100, 1, 0).text(4096));

        // when
        Subtype acs = one(new AcsCollector(HostRoot.of(root)));

        // then
        assertThat(acs.data()).containsEntry(SWITCH_PORT, Reading.of("source-validation"));
        assertThat(acs.gaps())
                .containsExactly(new Gap(
                        "/sys/bus/pci/devices/" + ROOT_PORT + "/config",
                        Gap.Reason.Invalid,
                        "the list of capabilities goes in circles"));
    }

    @Test
    void rdmaTellsWidthCharacterDevicesAndPeers() throws Exception {
        // given
        bus();
        write("sys/class/infiniband_verbs/abi_version", "6");
        write("sys/class/infiniband_verbs/uverbs0/ibdev", "mlx5_0\n");
        write("sys/class/infiniband_mad/umad0/ibdev", "mlx5_0\n");
        write("sys/class/infiniband_mad/umad0/port", "1\n");
        write("sys/kernel/mm/memory_peers/nv_mem/version", "570.86.15\n");
        for (String node : List.of("uverbs0", "umad0", "umad1", "rdma_cm")) {
            write("dev/infiniband/" + node, "");
        }

        // when
        Subtype rdma = one(new RdmaCollector(HostRoot.of(root)));

        // then
        assertThat(rdma.data())
                .containsEntry("mlx5_0.pcie-max-width", Reading.of(16))
                .containsEntry("mlx5_0.pcie-current-width", Reading.of(8))
                .containsEntry("mlx5_0.uverbs", Reading.of(true))
                .containsEntry("mlx5_0.port1.umad", Reading.of(true))
                .containsEntry("mlx5_0.port1.issm", Reading.of(false))
                .containsEntry("char-devices.umad", Reading.of(2))
                .containsEntry("char-devices.issm", Reading.of(0))
                .containsEntry("char-devices.rdma_cm", Reading.of(1))
                .containsEntry("peer-memory", Reading.of("nv_mem"))
                .containsEntry("peer-memory.nv_mem.version", Reading.of("570.86.15"));
        assertThat(rdma.gaps()).isEmpty();
    }

    @Test
    void withoutFilesForProgramsTheKernelsDevicesAreOfNoUse() throws Exception {
        // given
        bus();
        write("sys/class/infiniband_verbs/uverbs0/ibdev", "mlx5_0\n");
        write("sys/devices/pci0000:00/" + ROOT_PORT + "/" + SWITCH_PORT + "/" + NIC + "/current_link_width", "what\n");

        // when
        Subtype rdma = one(new RdmaCollector(HostRoot.of(root)));

        // then
        assertThat(rdma.gaps())
                .extracting(Gap::object)
                .containsExactly("/sys/class/infiniband/mlx5_0/device/current_link_width", "/dev/infiniband");
    }

    @Test
    void thePageSizeComesFromTheAuxiliaryVector() throws Exception {
        // given
        auxv(33, 0x7fff0000L, 6, 65536, 0, 0);

        // when, then
        assertThat(PageSize.kilobytes(HostRoot.of(root), gap -> {})).contains(64L);
    }

    @Test
    void aVectorWithoutSensiblePageSizeIsAGap() throws Exception {
        for (long[] numbers : new long[][] {{33, 1, 0, 0}, {6, 5000, 0, 0}, {6}, {}}) {
            // given
            List<Gap> gaps = new ArrayList<>();
            auxv(numbers);

            // when, then
            assertThat(PageSize.kilobytes(HostRoot.of(root), gaps::add)).isEmpty();
            assertThat(gaps).extracting(Gap::reason).containsExactly(Gap.Reason.Invalid);
        }
    }

    @Test
    void withoutAnyProcThereIsNoPageSizeAndNoGap() {
        // given
        List<Gap> gaps = new ArrayList<>();

        // when, then
        assertThat(PageSize.kilobytes(HostRoot.of(root), gaps::add)).isEmpty();
        assertThat(gaps).isEmpty();
    }

    /** A GPU and an adapter behind a port of a switch, behind a root port. */
    private void bus() throws IOException {
        String port = "sys/devices/pci0000:00/" + ROOT_PORT + "/" + SWITCH_PORT + "/";
        write(port + GPU + "/class", "0x030200\n");
        write(port + NIC + "/class", "0x020700\n");
        write(port + NIC + "/max_link_width", "16\n");
        write(port + NIC + "/current_link_width", "8\n");
        Path devices = Files.createDirectories(root.resolve("sys/bus/pci/devices"));
        link(devices, ROOT_PORT, ROOT_PORT);
        link(devices, SWITCH_PORT, ROOT_PORT + "/" + SWITCH_PORT);
        link(devices, GPU, ROOT_PORT + "/" + SWITCH_PORT + "/" + GPU);
        link(devices, NIC, ROOT_PORT + "/" + SWITCH_PORT + "/" + NIC);
        write("sys/class/infiniband/mlx5_0/ports/1/link_layer", "InfiniBand\n");
        Files.createSymbolicLink(
                root.resolve("sys/class/infiniband/mlx5_0/device"), Path.of("/sys/bus/pci/devices/" + NIC));
    }

    private static void link(Path devices, String name, String target) throws IOException {
        Files.createSymbolicLink(devices.resolve(name), Path.of("../../../devices/pci0000:00/" + target));
    }

    private void config(String bridge, String space) throws IOException {
        Path file = root.resolve("sys/bus/pci/devices/" + bridge + "/config");
        Files.write(file, space.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void auxv(long... numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.nativeOrder());
        for (long number : numbers) {
            bytes.putLong(number);
        }
        Files.write(Files.createDirectories(root.resolve("proc/self")).resolve("auxv"), bytes.array());
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Subtype one(Collector collector) throws Exception {
        return collector.collect().getFirst();
    }
}
