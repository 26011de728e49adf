package dev.eidos.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistArchiveTest {
    @TempDir
    Path folder;

    @Test
    void anArchiveIsThereWhenItIsWhole() throws Exception {
        // given
        Path home = Files.createDirectories(folder.resolve("eidos"));
        Files.writeString(home.resolve("LICENSE"), "text");

        // when
        DistArchive.pack(home, folder, "eidos-1-linux-x64");

        // then
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
        assertThat(new String(
                        new ProcessBuilder(
                                        "tar",
                                        "-tzf",
                                        folder.resolve("eidos-1-linux-x64.tar.gz")
                                                .toString())
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        UTF_8))
                .isEqualTo("eidos-1-linux-x64/\neidos-1-linux-x64/LICENSE\n");
    }

    @Test
    void theSameFolderGivesTheSameBytesAndNoLinks() throws Exception {
        // given
        Path home = Files.createDirectories(folder.resolve("eidos"));
        Path file = Files.writeString(home.resolve("LICENSE"), "text");
        Files.createSymbolicLink(home.resolve("COPY"), Path.of("LICENSE"));
        DistArchive.pack(home, folder, "eidos-1-linux-x64");
        byte[] first = Files.readAllBytes(folder.resolve("eidos-1-linux-x64.tar.gz"));

        // when
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        DistArchive.pack(home, folder, "eidos-1-linux-x64");

        // then
        assertThat(folder.resolve("eidos-1-linux-x64.tar.gz")).hasBinaryContent(first);
        assertThat(Command.output(
                        "tar",
                        "-tvzf",
                        folder.resolve("eidos-1-linux-x64.tar.gz").toString()))
                .hasLineCount(3)
                .doesNotContain("->")
                .doesNotContain(" link to ");
    }

    @Test
    void oneThatFailsLeavesTheEarlierOneAndNoHalf() throws IOException {
        // given
        Files.writeString(folder.resolve("eidos-1-linux-x64.tar.gz"), "earlier");

        // when, then
        assertThatThrownBy(() -> DistArchive.pack(folder.resolve("nothing/eidos"), folder, "eidos-1-linux-x64"))
                .isInstanceOf(IOException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
        assertThat(folder.resolve("eidos-1-linux-x64.tar.gz")).hasContent("earlier");
    }

    @Test
    void aFullDiskIsToldAndLeavesNothing() throws Exception {
        // given: no more room than for a part
        Path home = Files.createDirectories(folder.resolve("eidos"));
        Files.write(home.resolve("noise"), noise());
        Path small = Files.createDirectory(folder.resolve("small"));
        Assumptions.assumeTrue(
                mounts("mount", "-t", "tmpfs", "-o", "size=64k", "none", small.toString()), "needs root");

        try {
            // when, then
            assertThatThrownBy(() -> DistArchive.pack(home, small, "eidos-1-linux-arm64"))
                    .hasMessageContaining("eidos-1-linux-arm64.tar.gz")
                    .hasMessageContaining("tar exited with");
            assertThat(small).isEmptyDirectory();
        } finally {
            assertThat(mounts("umount", small.toString())).isTrue();
        }
    }

    private static byte[] noise() {
        var noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static boolean mounts(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
