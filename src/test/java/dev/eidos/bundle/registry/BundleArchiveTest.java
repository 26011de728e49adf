package dev.eidos.bundle.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        Map<String, byte[]> files = BundleArchive.unpack(BundleArchive.pack(BUNDLE, 0));

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
    void whatTarPacksIsUnpacked() throws Exception {
        // given
        Path tree = Files.createDirectories(folder.resolve("tree/a/b"));
        Files.writeString(tree.resolve("c"), "x");
        Path archive = folder.resolve("a.tgz");
        Command.output(
                "tar", "--format=ustar", "-C", folder.resolve("tree").toString(), "-czf", archive.toString(), "a");

        // then
        assertThat(BundleArchive.unpack(Files.readAllBytes(archive)))
                .containsOnlyKeys("a/b/c")
                .containsEntry("a/b/c", "x".getBytes(UTF_8));
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

    @ParameterizedTest
    @CsvSource({
        "../a, 0, leads out",
        "/etc/passwd, 0, leads out",
        "a/../../b, 0, leads out",
        "../d/, 5, leads out",
        "./a, 0, refused",
        "a, 1, a hard link",
        "a, 2, a symbolic link",
        "a, 3, a device",
        "a, 4, a device",
        "a, 6, a FIFO",
        "a, x, an extended header",
        "a, L, an extended header",
        "a, S, type 83",
    })
    void whatNoBundleHasIsRefused(String path, char type, String reason) throws IOException {
        // given
        byte[] archive = Archives.entry(path, type);

        // then
        assertThatIOException().isThrownBy(() -> BundleArchive.unpack(archive)).withMessageContaining(reason);
    }

    @Test
    void aFileIsThereOnce() throws IOException {
        // given
        byte[] header = new TarHeader("a", 0644, 0, 0, TarHeader.FILE).bytes();
        byte[] archive = Archives.gzip(Archives.concat(header, header, new byte[1024]));

        // then
        assertThatIOException().isThrownBy(() -> BundleArchive.unpack(archive)).withMessageContaining("twice");
    }

    @Test
    void bombsAreNotUnpacked() throws IOException {
        // given
        byte[] large = Archives.bomb(BundleArchive.MAX_BYTES + 1L);
        byte[] header = new TarHeader("a/", 0755, 0, 0, TarHeader.DIRECTORY).bytes();
        byte[][] headers = new byte[BundleArchive.MAX_FILES + 1][];
        Arrays.fill(headers, header);
        byte[] many = Archives.gzip(Archives.concat(headers));

        // then
        for (byte[] bomb : List.of(large, many)) {
            assertThat(bomb.length).isLessThan(1 << 20);
            assertThatIOException().isThrownBy(() -> BundleArchive.unpack(bomb)).withMessageContaining("more than");
        }
    }

    @Test
    void whatIsDamagedIsRefusedWhereverItIsCut() throws IOException {
        // given
        byte[] whole = BundleArchive.pack(BUNDLE, 0);
        byte[] flipped = new TarHeader("a", 0644, 0, 0, TarHeader.FILE).bytes();
        flipped[0] = 'b';

        // then
        for (int end = 0; end < whole.length; end += 7) {
            byte[] cut = Arrays.copyOf(whole, end);
            assertThatIOException().isThrownBy(() -> BundleArchive.unpack(cut));
        }
        assertThatIOException()
                .isThrownBy(() -> BundleArchive.unpack(Archives.gzip(Archives.concat(flipped, new byte[1024]))));
        assertThatIOException().isThrownBy(() -> BundleArchive.unpack("hello".getBytes(UTF_8)));
    }
}
