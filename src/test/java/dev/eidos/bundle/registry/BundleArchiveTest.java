package dev.eidos.bundle.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleArchiveTest {
    private static final String LONG = "a-very-long-name/".repeat(10) + "values.yaml";

    private static final List<BundleFile> FILES = List.of(
            new BundleFile("deploy.sh", "#!/bin/sh\n"),
            new BundleFile(LONG, "x".repeat(512)),
            new BundleFile("empty", ""),
            new BundleFile("ä.md", "ö\n"));

    private static final SealedBundle BUNDLE = SealedBundle.of(FILES, null);

    @TempDir
    Path folder;

    @Test
    void whatIsPackedIsUnpacked() throws IOException {
        // when
        Map<String, byte[]> files = ArchiveReader.read(BundleArchive.pack(BUNDLE, 0));

        // then
        assertThat(files).hasSize(5);
        BUNDLE.files().forEach(file -> assertThat(files).containsEntry(file.path(), file.bytes()));
    }

    @Test
    void tarListsWhatIsPacked() throws Exception {
        // given
        Path archive = Files.write(folder.resolve("b.tgz"), BundleArchive.pack(BUNDLE, 1_700_000_000));

        // when
        String list = Command.output(
                "env",
                "TZ=UTC",
                "LC_ALL=C.UTF-8",
                "tar",
                "--numeric-owner",
                "--full-time",
                "-tvzf",
                archive.toString());

        // then
        assertThat(list.lines().map(line -> line.replaceAll(" +", " ")))
                .startsWith("-rw-r--r-- 0/0 512 2023-11-14 22:13:20 " + LONG)
                .contains("-rwxr-xr-x 0/0 10 2023-11-14 22:13:20 deploy.sh")
                .contains("-rw-r--r-- 0/0 3 2023-11-14 22:13:20 ä.md")
                .hasSize(5);
    }

    @Test
    void theSameBundleIsAlwaysTheSameBytes() throws IOException {
        // given
        List<BundleFile> reversed = new ArrayList<>(FILES).reversed();

        // then
        assertThat(BundleArchive.pack(SealedBundle.of(reversed, null), 0))
                .isEqualTo(BundleArchive.pack(BUNDLE, 0))
                .isNotEqualTo(BundleArchive.pack(BUNDLE, 1));
    }

    @Test
    void aPathThatFitsNoHeaderIsRefused() {
        // given
        SealedBundle bundle = SealedBundle.of(List.of(new BundleFile("a".repeat(101), "")), null);

        // then
        assertThatIOException().isThrownBy(() -> BundleArchive.pack(bundle, 0)).withMessageContaining("too long");
    }
}
