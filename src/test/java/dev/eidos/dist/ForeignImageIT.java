package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image's part for another architecture than the machine's. Where the image has none it is skipped. */
class ForeignImageIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** By its own C library and cache, under an emulator. */
    @Test
    void insideTheRootTheToolRunsFromItsCache() throws Exception {
        // given
        ImageArchive image = ImageArchive.unpack(Files.createDirectory(folder.resolve("archive")));
        Assumptions.assumeTrue(image.architectures().contains("arm64"), "the image has no arm64: mvn -Pdist package");
        Path root = image.of("arm64").rootfs(Files.createDirectory(folder.resolve("arm64")));
        Path log = folder.resolve("arm64.log");

        // when
        Packaged run = Packaged.command(
                Map.of(
                        "HOME",
                        System.getProperty("user.home"),
                        "EMULATED_ROOT",
                        root.toString(),
                        "EMULATED_FLAGS",
                        "-Xlog:class+load:file=" + log),
                List.of(
                        Path.of("dev/emulated").toAbsolutePath().toString(),
                        root.resolve("opt/eidos").toString(),
                        "--version"));

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("eidos ").hasLineCount(1);
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains(" dev.eidos.cli.")))
                .isNotEmpty()
                .allMatch(line -> line.contains("shared objects file") || line.contains("$$"));
    }
}
