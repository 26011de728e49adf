package dev.eidos.snapshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Collector;
import dev.eidos.collector.gpu.GpuCollectors;
import dev.eidos.collector.hardware.HardwareCollectors;
import dev.eidos.collector.os.OsCollectors;
import dev.eidos.collector.systemd.SystemdCollectors;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Subtype;
import dev.eidos.redact.Redaction;
import dev.eidos.testing.MachineTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines without secrets: nothing of them is hidden. */
class OrdinaryMachinesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2i386-2t-hugepagesizecount, 20",
        "32em64t-2n8c+1mic, 20",
        "40intel64-2g2n4c+pci, 20",
        "96em64t-4n4d3ca2co, 20",
        "nvidiagpunumanodes, 20"
    })
    void aRecordedMachineKeepsAllItsValues(String name, int atLeast) throws Exception {
        assertKept(all(MachineTree.unpack(name, folder)), atLeast);
    }

    /** But for what may have secrets here: its command line, its services. */
    @Test
    void thisMachineKeepsItsSettings() throws Exception {
        HostRoot host = HostRoot.of(Path.of("/"));
        List<Collector> collectors = new ArrayList<>(OsCollectors.of(host));
        collectors.removeIf(collector -> collector.name().equals("grub"));
        collectors.addAll(HardwareCollectors.of(host));
        assertKept(collectors, 100);
    }

    /** Names of parameters and settings that sound like more than they are. */
    @Test
    void theSoftwareOfGpusKeepsItsSettings() throws Exception {
        // given
        write("proc/driver/nvidia/params", """
            ResmanDebugLevel: 4294967295
            EnablePCIERelaxedOrderingMode: 0
            RmNvlinkBandwidthLinkCount: 0
            OpenRmEnableUnsupportedGpus: 1
            CoherentGPUMemoryMode: "driver"
            RegistryDwords: "PeerMappingOverride=1;RMIntrLockingMode=1"
            TemporaryFilePath: "/var/tmp"
            ExcludedGpus: ""
            """);
        write("etc/modprobe.d/nvidia.conf", "options nvidia NVreg_RegistryDwords=\"PeerMappingOverride=1;\"\n");
        write("etc/nvidia-imex/config.cfg", "SERVER_PORT=50000\nLOG_LEVEL=4\n");
        write("proc/sys/kernel/osrelease", "6.8.0");
        write("boot/config-6.8.0", "CONFIG_MODULE_SIG_FORCE=y\nCONFIG_DMA_SHARED_BUFFER=y\nCONFIG_HZ=250\n");
        write("sys/module/module/parameters/sig_enforce", "Y");
        write("sys/module/ecdh_generic/version", "1.0");
        HostRoot host = HostRoot.of(folder);
        List<Collector> collectors = new ArrayList<>(all(host));
        collectors.addAll(GpuCollectors.of(host, Map.of()));

        // when, then
        assertKept(collectors, 15);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<Collector> all(HostRoot host) {
        List<Collector> collectors = new ArrayList<>(OsCollectors.of(host));
        collectors.addAll(HardwareCollectors.of(host));
        collectors.addAll(SystemdCollectors.of(host, List.of(), Map.of()));
        return collectors;
    }

    private static void assertKept(List<Collector> collectors, int atLeast) throws Exception {
        // given
        int values = 0;
        for (Collector collector : collectors) {
            for (Subtype captured : collector.collect()) {
                // when
                Subtype shown = Redaction.STANDARD.of(captured);

                // then
                assertThat(shown).isEqualTo(captured);
                values += shown.data().size();
            }
        }
        assertThat(values).isGreaterThan(atLeast);
    }
}
