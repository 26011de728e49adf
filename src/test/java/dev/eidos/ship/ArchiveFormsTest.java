package dev.eidos.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.eidos.testing.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives that are written here, read by the programs that people read them with. */
class ArchiveFormsTest {
    private static final long TIME = 1_793_491_200;
    private static final String DEEP = "a".repeat(60) + "/" + "b".repeat(60);

    @TempDir
    Path folder;

    private FileTree tree() throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new FileTree()
                .file("bin/program", program)
                .link("bin/other", "program")
                .text("share/" + DEEP, "deep\n")
                .text("share/empty", "");
    }

    private byte[] tar() throws IOException {
        var out = new ByteArrayOutputStream();
        new TarWriter("top/", TIME).writeGzip(tree(), out);
        return out.toByteArray();
    }

    @Test
    void tarReadsWhatWasWrittenWithNothingOfThisMachine() throws Exception {
        // given
        Path archive = Files.write(folder.resolve("a.tar.gz"), tar());

        // when
        String listed = Command.output("tar", "--utc", "--full-time", "-tvzf", archive.toString());
        Command.output("tar", "-xzf", archive.toString(), "-C", folder.toString());

        // then
        assertThat(listed.lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "drwxr-xr-x root/root 0 2026-11-01 00:00:00 top/bin/",
                        "lrwxrwxrwx root/root 0 2026-11-01 00:00:00 top/bin/other -> program",
                        "-rwxr-xr-x root/root 10 2026-11-01 00:00:00 top/bin/program",
                        "drwxr-xr-x root/root 0 2026-11-01 00:00:00 top/share/",
                        "drwxr-xr-x root/root 0 2026-11-01 00:00:00 top/share/" + "a".repeat(60) + "/",
                        "-rw-r--r-- root/root 5 2026-11-01 00:00:00 top/share/" + DEEP,
                        "-rw-r--r-- root/root 0 2026-11-01 00:00:00 top/share/empty");
        assertThat(folder.resolve("top/share/" + DEEP)).hasContent("deep\n");
    }

    @Test
    void theSameTreeGivesTheSameBytes() throws Exception {
        // given
        byte[] first = tar();

        // when
        Files.setLastModifiedTime(folder.resolve("program"), FileTime.fromMillis(0));

        // then
        assertThat(tar()).isEqualTo(first);
    }

    @Test
    void aPathThatNoTarHoldsIsRefused() {
        // given
        FileTree tree = new FileTree().text("c".repeat(120), "");

        // then
        assertThatIOException()
                .isThrownBy(() -> new TarWriter("", TIME).write(tree, new ByteArrayOutputStream()))
                .withMessageContaining("too long");
    }

    @Test
    void nothingIsInAnArchiveTwiceNorBelowAFile() {
        // given
        FileTree tree = new FileTree().text("a", "");

        // then
        assertThatIllegalStateException().isThrownBy(() -> tree.text("a", ""));
        assertThatIllegalStateException().isThrownBy(() -> tree.text("a/b", ""));
    }

    @Test
    void dpkgReadsThePackage() throws Exception {
        // given
        Assumptions.assumeFalse(
                Command.output("sh", "-c", "command -v dpkg-deb || true").isEmpty(), "no dpkg-deb");
        String control = "Package: p\nVersion: " + DebianPackage.version("1.0-SNAPSHOT")
                + "\nArchitecture: all\nMaintainer: m\nDescription: d\n";
        Path file = folder.resolve("p.deb");
        try (var out = Files.newOutputStream(file)) {
            new DebianPackage(control, tree(), TIME).write(out);
        }

        // when
        String version = Command.output("dpkg-deb", "--field", file.toString(), "Version");
        String size = Command.output("dpkg-deb", "--field", file.toString(), "Installed-Size");
        String contents = Command.output("dpkg-deb", "--contents", file.toString());
        Command.output(
                "dpkg-deb",
                "--control",
                file.toString(),
                folder.resolve("control").toString());

        // then
        assertThat(version).isEqualTo("1.0~SNAPSHOT");
        assertThat(size).isEqualTo("1");
        assertThat(contents).contains("./bin/other -> program", "./share/empty").doesNotContain(" top/");
        assertThat(folder.resolve("control/md5sums"))
                .content()
                .contains("3e2b31c72181b87149ff995e7202c0e3  bin/program\n")
                .doesNotContain("bin/other");
    }

    @Test
    void aDevelopmentBuildIsOlderThanItsRelease() throws Exception {
        Assumptions.assumeFalse(
                Command.output("sh", "-c", "command -v dpkg || true").isEmpty(), "no dpkg");
        assertThat(Command.output(
                        "sh",
                        "-c",
                        "dpkg --compare-versions '" + DebianPackage.version("1.0-SNAPSHOT") + "' lt 1.0; echo $?"))
                .isEqualTo("0");
    }
}
