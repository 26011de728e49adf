package dev.eidos.collector.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.host.HostRoot;
import dev.eidos.testing.MachineTree;
import dev.eidos.testing.Readings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedMachinesTest {
    @TempDir
    private Path directory;

    @Test
    void twoSocketsWithAMellanoxAdapterAreRead() throws Exception {
        // given
        HostRoot host = MachineTree.unpack("32em64t-2n8c+1mic", directory);

        // when
        var cpu = Readings.of(new CpuCollector(host).collect().getFirst());
        var rdma = Readings.of(new RdmaCollector(host).collect().getFirst());

        // then
        assertThat(cpu)
                .containsEntry("sockets", "2")
                .containsEntry("cores", "16")
                .containsEntry("threads", "16")
                .containsEntry("numa-nodes", "2")
                .containsEntry("governor", "performance");
        assertThat(rdma)
                .containsEntry("device-count", "2")
                .containsEntry("mlx4_0.hca-type", "MT4099")
                .containsEntry("mlx4_0.board-id", "DEL0A30000019")
                .containsEntry("mlx4_0.firmware", "2.11.500")
                .containsEntry("mlx4_0.driver", "mlx4_core")
                .containsEntry("mlx4_0.pci-address", "0000:82:00.0")
                .containsEntry("mlx4_0.numa-node", "1")
                .containsEntry("mlx4_0.port1.rate", "56 Gb/sec (4X FDR)");
        assertThat(rdma.keySet()).noneMatch(key -> key.startsWith("scif0.pci-address"));
    }

    @Test
    void masksOfAnOldKernelAreUnderstood() throws Exception {
        // given: no lists, and nothing that says which processors are online
        HostRoot host = MachineTree.unpack("96em64t-4n4d3ca2co", directory);

        // when
        var cpu = Readings.of(new CpuCollector(host).collect().getFirst());
        var numa = Readings.of(new NumaCollector(host).collect().getFirst());

        // then
        assertThat(cpu)
                .containsEntry("model", "Genuine Intel(R) CPU                  @ 2.66GHz")
                .containsEntry("sockets", "16")
                .containsEntry("cores", "96")
                .containsEntry("threads", "96")
                .containsEntry("numa-nodes", "4");
        assertThat(numa)
                .containsEntry("node0.cpus", "0-23")
                .containsEntry("node1.cpus", "24-47")
                .containsEntry("node3.cpus", "72-95")
                .containsEntry("node3.distances", "26 26 26 10");
    }

    @Test
    void thePowerMachinesGraphicsMemoryIsNodesWithoutProcessors() throws Exception {
        // given: of 176 processors, the recording has 32
        HostRoot host = MachineTree.unpack("nvidiagpunumanodes", directory);

        // when
        var cpu = Readings.of(new CpuCollector(host).collect().getFirst());
        var numa = new NumaCollector(host).collect().getFirst();
        var memory = Readings.of(new MemoryCollector(host).collect().getFirst());

        // then
        assertThat(cpu)
                .isEqualTo(Map.of(
                        "model", "POWER9, altivec supported",
                        "vendor", "IBM",
                        "sockets", "2",
                        "cores", "8",
                        "threads", "32",
                        "numa-nodes", "8"));
        assertThat(Readings.of(numa))
                .containsEntry("node-count", "8")
                .containsEntry("node0.cpus", "0-87")
                .containsEntry("node8.cpus", "88-175")
                .containsEntry("node250.cpus", "")
                .containsEntry("node250.distances", "80 80 10 80 80 80 80 80");
        assertThat(numa.data().keySet())
                .containsSubsequence("node0.cpus", "node8.cpus", "node250.cpus", "node255.cpus");
        assertThat(memory)
                .containsEntry("mem-total-kb", "358162944")
                .containsEntry("huge-pages-2048kb", "0")
                .containsEntry("huge-pages-1048576kb", "0")
                .containsEntry("node255.mem-total-kb", "15728640");
    }

    @Test
    void hugePagesOfAllSizesAreCounted() throws Exception {
        // given
        HostRoot host = MachineTree.unpack("2i386-2t-hugepagesizecount", directory);

        // when
        var memory = new MemoryCollector(host).collect().getFirst();
        var cpu = Readings.of(new CpuCollector(host).collect().getFirst());

        // then
        assertThat(Readings.of(memory))
                .isEqualTo(Map.of(
                        "mem-total-kb", "400016779264",
                        "swap-total-kb", "979960",
                        "huge-page-default-size-kb", "2048",
                        "huge-pages-16777216kb", "1",
                        "huge-pages-2048kb", "1"));
        assertThat(memory.gaps()).isEmpty();
        // Two threads of one core.
        assertThat(cpu)
                .containsEntry("sockets", "1")
                .containsEntry("cores", "1")
                .containsEntry("threads", "2");
    }

    @Test
    void adaptersOfSeveralMakersAndPortsAreRead() throws Exception {
        // given
        HostRoot host = MachineTree.unpackProcfs(directory, "sys/class/infiniband/", "sys/class/dmi/");

        // when
        var rdma = Readings.of(new RdmaCollector(host).collect().getFirst());
        var dmi = Readings.of(new DmiCollector(host).collect().getFirst());

        // then
        assertThat(rdma)
                .containsEntry("device-count", "3")
                .containsEntry("hfi1_0.firmware", "1.27.0")
                .containsEntry(
                        "hfi1_0.board-id", "HPE 100Gb 1-port OP101 QSFP28 x16 PCIe Gen3 with Intel Omni-Path Adapter")
                .doesNotContainKey("hfi1_0.hca-type")
                .containsEntry("hfi1_0.port1.rate", "100 Gb/sec (4X EDR)")
                .containsEntry("mlx4_0.board-id", "SM_1141000001000")
                .containsEntry("mlx4_0.firmware", "2.31.5050")
                .containsEntry("mlx4_0.port1.state", "ACTIVE")
                .containsEntry("mlx4_0.port2.state", "ACTIVE")
                .containsEntry("mlx4_0.port2.rate", "40 Gb/sec (4X QDR)");
        assertThat(rdma.keySet()).noneMatch(key -> key.contains("counters"));
        assertThat(dmi)
                .containsEntry("product_name", "PowerEdge R6515")
                .containsEntry("product_family", "PowerEdge")
                .containsEntry("bios_version", "2.2.4")
                .doesNotContainKeys("product_serial", "product_uuid", "chassis_serial", "board_serial");
    }

    @Test
    void aMachineWithoutTopologyIsCountedByCpuinfo() throws Exception {
        // given
        HostRoot host = MachineTree.unpackProcfs(directory, "proc/cpuinfo", "proc/meminfo");

        // when
        var cpu = Readings.of(new CpuCollector(host).collect().getFirst());
        var memory = Readings.of(new MemoryCollector(host).collect().getFirst());

        // then
        assertThat(cpu)
                .isEqualTo(Map.of(
                        "model", "Intel(R) Core(TM) i7-8650U CPU @ 1.90GHz",
                        "vendor", "GenuineIntel",
                        "microcode", "0xb4",
                        "sockets", "1",
                        "cores", "4",
                        "threads", "8"));
        assertThat(memory).containsEntry("mem-total-kb", "15666184");
    }
}
