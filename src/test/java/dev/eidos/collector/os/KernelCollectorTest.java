package dev.eidos.collector.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.testing.Command;
import dev.eidos.testing.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelCollectorTest {
    @TempDir
    private Path tree;

    @Test
    void thisMachinesKernelIsWhatUnameSays() throws Exception {
        // when
        var kernel = Readings.of(
                new KernelCollector(HostRoot.of(Path.of("/"))).collect().getFirst());

        // then
        assertThat(kernel)
                .containsEntry("release", Command.output("uname", "-r"))
                .containsEntry("version", Command.output("uname", "-v"))
                .containsEntry("architecture", Command.output("uname", "-m"))
                .containsKey("tainted");
    }

    @Test
    void eachFileThatIsMissingIsItsOwnGap() throws IOException {
        // given
        Files.createDirectories(tree.resolve("proc/sys/kernel"));
        Files.writeString(tree.resolve("proc/sys/kernel/osrelease"), "6.8.0-1013-nvidia\n");
        Files.writeString(tree.resolve("proc/sys/kernel/tainted"), "many\n");

        // when
        var kernel = new KernelCollector(HostRoot.of(tree)).collect().getFirst();

        // then
        assertThat(Readings.of(kernel)).containsOnlyKeys("release").containsEntry("release", "6.8.0-1013-nvidia");
        assertThat(kernel.gaps())
                .extracting(Gap::object, Gap::reason)
                .containsExactly(
                        tuple("/proc/sys/kernel/version", Gap.Reason.NotFound),
                        tuple("/proc/sys/kernel/arch", Gap.Reason.NotFound),
                        tuple("/proc/sys/kernel/tainted", Gap.Reason.Invalid));
    }
}
