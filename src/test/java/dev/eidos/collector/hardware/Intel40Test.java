package dev.eidos.collector.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.host.HostRoot;
import dev.eidos.testing.MachineTree;
import dev.eidos.testing.Readings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A Dell R910: four sockets of ten cores, four NUMA nodes whose processors take turns, a QLogic InfiniBand adapter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Intel40Test {
    private HostRoot host = HostRoot.of(Path.of("/"));

    @BeforeAll
    void unpack(@TempDir Path directory) throws Exception {
        host = MachineTree.unpack("40intel64-2g2n4c+pci", directory);
    }

    @Test
    void fourSocketsOfTenCoresAreCounted() {
        // when
        var cpu = new CpuCollector(host).collect().getFirst();

        // then
        assertThat(Readings.of(cpu))
                .isEqualTo(Map.of(
                        "model", "Intel(R) Xeon(R) CPU E7- 4870  @ 2.40GHz",
                        "vendor", "GenuineIntel",
                        "sockets", "4",
                        "cores", "40",
                        "threads", "40",
                        "numa-nodes", "4"));
        assertThat(cpu.gaps()).isEmpty();
    }

    @Test
    void memoryIsCountedInAllAndByNode() {
        // when
        var memory = new MemoryCollector(host).collect().getFirst();

        // then
        assertThat(Readings.of(memory))
                .isEqualTo(Map.of(
                        "mem-total-kb", "529428392",
                        "swap-total-kb", "15998968",
                        "huge-page-default-size-kb", "2048",
                        "huge-pages-2048kb", "0",
                        "node0.mem-total-kb", "134204252",
                        "node1.mem-total-kb", "134217728",
                        "node2.mem-total-kb", "134217728",
                        "node3.mem-total-kb", "134217728"));
        assertThat(memory.gaps()).isEmpty();
    }

    @Test
    void nodesHaveProcessorsAndDistances() {
        // when
        var numa = Readings.of(new NumaCollector(host).collect().getFirst());

        // then
        assertThat(numa)
                .hasSize(9)
                .containsEntry("node-count", "4")
                .containsEntry("node2.cpus", "2,6,10,14,18,22,26,30,34,38")
                .containsEntry("node2.distances", "20 20 10 20");
    }

    @Test
    void theAdapterIsDescribed() {
        // when
        var rdma = new RdmaCollector(host).collect().getFirst();

        // then
        assertThat(Readings.of(rdma))
                .containsExactly(
                        Map.entry("device-count", "1"),
                        Map.entry("qib0.hca-type", "InfiniPath_QLE7340"),
                        Map.entry("qib0.board-id", "InfiniPath_QLE7340"),
                        Map.entry("qib0.node-guid", "0011:7500:0077:cfc8"),
                        Map.entry("qib0.driver", "ib_qib"),
                        Map.entry("qib0.pci-vendor", "0x1077"),
                        Map.entry("qib0.pci-device", "0x7322"),
                        Map.entry("qib0.pci-address", "0000:43:00.0"),
                        Map.entry("qib0.pcie-current-width", "4"),
                        Map.entry("qib0.numa-node", "2"),
                        Map.entry("qib0.port1.link-layer", "InfiniBand"),
                        Map.entry("qib0.port1.rate", "40 Gb/sec (4X QDR)"),
                        Map.entry("qib0.port1.state", "ACTIVE"),
                        Map.entry("qib0.port1.physical-state", "LinkUp"));
        assertThat(rdma.gaps()).isEmpty();
    }

    @Test
    void theFirmwaresNamesAreReadWithoutWhatIdentifiesTheMachine() {
        // when
        var dmi = Readings.of(new DmiCollector(host).collect().getFirst());

        // then
        assertThat(dmi)
                .isEqualTo(Map.of(
                        "sys_vendor", "Dell Inc.",
                        "product_name", "PowerEdge R910",
                        "board_vendor", "Dell Inc.",
                        "board_name", "0JRJM9",
                        "board_version", "A02",
                        "bios_vendor", "Dell Inc.",
                        "bios_version", "2.5.0",
                        "bios_date", "10/26/2011",
                        "chassis_vendor", "Dell Inc.",
                        "chassis_type", "23"));
    }

    @Test
    void bareMetalIsNotVirtual() {
        // when
        var virtualization =
                Readings.of(new VirtualizationCollector(host).collect().getFirst());

        // then
        assertThat(virtualization).isEqualTo(Map.of("hypervisor-flag", "false", "type", "none"));
    }
}
