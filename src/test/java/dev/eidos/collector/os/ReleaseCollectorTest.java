package dev.eidos.collector.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Command;
import dev.eidos.testing.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCollectorTest {
    @TempDir
    private Path tree;

    @Test
    void thisMachinesValuesAreThoseThatAShellReads() throws Exception {
        // given
        var variables = Command.output("sh", "-c", "set -a; . /etc/os-release; env")
                .lines()
                .toList();

        // when
        var release = Readings.of(
                new ReleaseCollector(HostRoot.of(Path.of("/"))).collect().getFirst());

        // then
        assertThat(release).containsKeys("ID", "NAME");
        assertThat(variables)
                .containsAll(release.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
    }

    @Test
    void theLinkThatDistributionsUseIsFollowedInsideTheTree() throws IOException {
        // given
        write("usr/lib/os-release", "ID=cos\n");
        Files.createDirectories(tree.resolve("etc"));
        Files.createSymbolicLink(tree.resolve("etc/os-release"), Path.of("../usr/lib/os-release"));

        // when
        var release = collect();

        // then
        assertThat(Readings.of(release)).containsEntry("ID", "cos");
    }

    @Test
    void theVendorsFileStandsInForAMissingOne() throws IOException {
        // given
        write("usr/lib/os-release", "ID=flatcar\n");

        // when
        var release = collect();

        // then
        assertThat(Readings.of(release)).containsEntry("ID", "flatcar");
        assertThat(release.gaps()).isEmpty();
    }

    @Test
    void aMissingFileIsRecordedNotThrown() {
        // when
        var release = collect();

        // then
        assertThat(release.data()).isEmpty();
        assertThat(release.gaps())
                .containsExactly(
                        new Gap("/etc/os-release", Gap.Reason.NotFound, "no such file, nor /usr/lib/os-release"));
    }

    @Test
    void whatIsNotUnderstoodIsRecordedBesideTheRest() throws IOException {
        // given
        write("etc/os-release", "ID=a\nnonsense\n");

        // when
        var release = collect();

        // then
        assertThat(Readings.of(release)).containsEntry("ID", "a");
        assertThat(release.gaps())
                .containsExactly(new Gap("/etc/os-release", Gap.Reason.Invalid, "not understood: lines [2]"));
    }

    private Subtype collect() {
        return new ReleaseCollector(HostRoot.of(tree)).collect().getFirst();
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(tree.resolve(path).getParent());
        Files.writeString(tree.resolve(path), text);
    }
}
