package dev.eidos.collector.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KmodCollectorTest {
    @TempDir
    private Path tree;

    @Test
    void modulesAreNamedWithoutWhatChanges() throws IOException {
        // given
        Files.createDirectories(tree.resolve("proc"));
        Files.writeString(tree.resolve("proc/modules"), """
            nvidia_uvm 4956160 12 - Live 0x0000000000000000 (POE)
            nvidia 97161216 212 nvidia_uvm,gdrdrv, Live 0x0000000000000000 (POE)
            ib_core 434176 9 rdma_cm,ib_uverbs, Live 0x0000000000000000
            """);

        // when
        var kmod = new KmodCollector(HostRoot.of(tree)).collect().getFirst();

        // then
        assertThat(kmod.data())
                .containsExactly(
                        Map.entry("ib_core", Reading.of(true)),
                        Map.entry("nvidia", Reading.of(true)),
                        Map.entry("nvidia_uvm", Reading.of(true)));
    }

    @Test
    void modulesThatAreNotLiveAreGaps() throws IOException {
        // given
        Files.createDirectories(tree.resolve("proc"));
        Files.writeString(tree.resolve("proc/modules"), """
            nvidia 97161216 1 - Loading 0x0000000000000000 (POE+)
            nouveau 2306048 0 - Unloading 0x0000000000000000
            ib_core 434176 9 rdma_cm,ib_uverbs, Live 0x0000000000000000
            ancient 100
            """);

        // when
        var kmod = new KmodCollector(HostRoot.of(tree)).collect().getFirst();

        // then
        assertThat(kmod.data()).containsOnlyKeys("ancient", "ib_core");
        assertThat(kmod.gaps())
                .containsExactly(
                        new Gap("nouveau", Gap.Reason.Unavailable, "the kernel says Unloading, not Live"),
                        new Gap("nvidia", Gap.Reason.Unavailable, "the kernel says Loading, not Live"));
    }

    @Test
    void aKernelWithoutModulesIsRecordedNotThrown() {
        // when
        var kmod = new KmodCollector(HostRoot.of(tree)).collect().getFirst();

        // then
        assertThat(kmod.gaps())
                .containsExactly(new Gap(
                        "/proc/modules",
                        Gap.Reason.NotFound,
                        "the kernel has no loadable modules, or the host's /proc is not here"));
    }
}
