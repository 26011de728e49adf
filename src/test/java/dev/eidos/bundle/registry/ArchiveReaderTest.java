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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that other programs would unpack otherwise than eidos reads them. */
@Timeout(60)
class ArchiveReaderTest {
    @TempDir
    Path folder;

    private static void assertRefused(byte[] archive, String reason) {
        assertThatIOException().isThrownBy(() -> ArchiveReader.read(archive)).withMessageContaining(reason);
    }

    private static byte[] tar(byte[]... parts) throws IOException {
        return Archives.gzip(Archives.concat(parts));
    }

    @Test
    void whatIsWrittenAsEidosWritesItIsRead() throws IOException {
        assertThat(ArchiveReader.read(tar(Archives.file("a/b", "x"), Archives.file("c.sh", ""), Archives.end())))
                .containsOnlyKeys("a/b", "c.sh")
                .containsEntry("a/b", "x".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "../a, 0, leads out",
        "/etc/passwd, 0, leads out",
        "a/../../b, 0, leads out",
        "./a, 0, refused",
        "d/, 5, a directory",
        "a, 1, a hard link",
        "a, 2, a symbolic link",
        "a, 3, a device",
        "a, 4, a device",
        "a, 6, a FIFO",
        "a, x, an extended header",
        "a, g, an extended header",
        "a, L, an extended header",
        "a, K, an extended header",
        "a, S, a sparse file",
        "a, 7, type 55",
        "a, D, type 68",
    })
    void whatNoBundleHasIsRefused(String path, char type, String reason) throws IOException {
        assertRefused(Archives.entry(path, type), reason);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "100,0004755,mode",
                "100,0000755,mode",
                "100,0000666,mode",
                "108,0001750,owner or group",
                "116,0001750,owner or group",
                "157,target,link target",
                "257,xxxxx,format or version",
                "257,ustar  ,format or version",
                "263,01,format or version",
                "265,root,name of owner or group",
                "297,root,name of owner or group",
                "329,0000001,device number",
                "50,hidden,name",
                "345,dir,mode|name|prefix",
                "500,x,end of its header",
                "511,x,end of its header",
            })
    void aHeaderWithMoreInItThanEidosWritesIsRefused(int at, String with, String field) throws IOException {
        // given
        byte[] file = Archives.changed(Archives.file("a", "x"), at, with);

        // then
        assertThatIOException()
                .isThrownBy(() -> ArchiveReader.read(tar(file, Archives.end())))
                .withMessageMatching(".*a in it has another (" + field + ") than eidos writes");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"100,   644 ", "124,777777777777", "124,      00001", "136,777777777777", "136,-0000000001"})
    void aNumberInAnotherFormIsRefused(int at, String with) throws IOException {
        // given
        byte[] file = Archives.changed(Archives.file("a", "x"), at, with);

        // then
        assertRefused(tar(file, Archives.end()), "number in another form than eidos writes, at byte 0");
    }

    @Test
    void aSizeInGnusBinaryFormIsRefused() throws IOException {
        // given
        byte[] file = Archives.changed(Archives.file("a", "x"), 124, "\u0080\0\0\0\0\0\0\0\0\0\0\1");

        // then
        assertRefused(tar(file, Archives.end()), "number in another form");
    }

    @Test
    void anOldTypeAndAnotherTimeAreRefused() throws IOException {
        assertRefused(tar(Archives.changed(Archives.file("a", ""), 156, "\0"), Archives.end()), "type 0");
        assertRefused(
                tar(
                        Archives.file("a", ""),
                        Archives.changed(Archives.file("b", ""), 136, "00000000001"),
                        Archives.end()),
                "b in it has another time");
    }

    @Test
    void aPrefixWhereNoneIsNeededIsRefused() throws IOException {
        // given
        byte[] split = Archives.changed(Archives.file("b", "x"), 345, "a");

        // then
        assertRefused(tar(split, Archives.end()), "a/b in it has another name than eidos writes");
        // readers of the old format overlook the prefix
        assertRefused(
                tar(Archives.changed(split, 257, "\0\0\0\0\0\0\0\0"), Archives.end()), "a/b in it has another name");
    }

    @Test
    void filesAreThereOnceInOrderAndInNoFile() throws IOException {
        byte[] a = Archives.file("a", "");
        assertRefused(tar(a, a, Archives.end()), "it has a twice");
        assertRefused(tar(Archives.file("b", ""), a, Archives.end()), "a comes after b");
        assertRefused(
                tar(a, Archives.file("a-b", ""), Archives.file("a/b", ""), Archives.end()), "a in it is a file and");
    }

    @Test
    void nothingComesAfterTheEnd() throws IOException {
        byte[] a = Archives.file("a", "x");
        byte[] b = Archives.file("b", "x");
        assertRefused(tar(a, Archives.end(), b, Archives.end()), "it goes on after its end, at byte 2048");
        assertRefused(tar(a, new byte[512], b, Archives.end()), "it goes on after its end, at byte 1024");
        assertRefused(tar(a, new byte[10240]), "it goes on after its end");
        assertRefused(tar(a, new byte[512]), "it ends too early");
        assertRefused(tar(a), "it ends too early");
    }

    @Test
    void nothingIsHiddenBetweenFiles() throws IOException {
        // given
        byte[] file = Archives.file("a", "x");
        file[600] = 'y';

        // then
        assertRefused(tar(file, Archives.end()), "between the end of a and the next file");
    }

    @Test
    void oneGzipMemberIsAllThereIs() throws IOException {
        // given
        byte[] one = tar(Archives.file("a", "x"), Archives.end());
        byte[] first = Archives.gzip(Archives.file("a", "x"));

        // then
        assertRefused(Archives.concat(one, one), "goes on after the end of the compressed data, at byte " + one.length);
        assertRefused(Archives.concat(one, new byte[] {0}), "goes on after the end of the compressed data");
        assertRefused(Archives.concat(first, Archives.gzip(Archives.end())), "goes on after the end");
    }

    @Test
    void aGzipHeaderWithMoreInItIsRefused() throws IOException {
        // given
        byte[] whole = tar(Archives.file("a", "x"), Archives.end());

        // then
        for (int at = 2; at < 10; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 8;
            assertRefused(changed, "another gzip header than eidos writes: it differs in byte " + at);
        }
        for (int at = whole.length - 8; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 8;
            assertRefused(changed, "gzip's checksum or length is another");
        }
    }

    @Test
    void whatTarPacksIsRefusedForItsFirstDifference() throws Exception {
        // given
        Path archive = folder.resolve("a.tgz");
        Files.writeString(folder.resolve("c"), "x");
        Command.output(
                "sh",
                "-c",
                "tar --format=ustar --owner=0 --group=0 --mode=644 --mtime=@0 -C \"$1\" -cf - c | gzip -n >\"$2\"",
                "sh",
                folder.toString(),
                archive.toString());

        // then
        assertRefused(Files.readAllBytes(archive), "gzip header");
    }

    @Test
    void bombsAreNotUnpacked() throws IOException {
        // given
        byte[] large = Archives.bomb(BundleArchive.MAX_BYTES + 1L);
        byte[][] headers = new byte[BundleArchive.MAX_FILES + 1][];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = Archives.file("f%05d".formatted(i), "");
        }
        byte[] many = tar(headers);

        // then
        for (byte[] bomb : List.of(large, many)) {
            assertThat(bomb.length).isLessThan(1 << 20);
            assertRefused(bomb, "more than");
        }
    }

    @Test
    void whatIsDamagedIsRefusedWhereverItIsCut() throws IOException {
        // given
        byte[] whole = BundleArchive.pack(SealedBundle.of(List.of(new BundleFile("a", "x".repeat(999))), null), 0);
        byte[] flipped = Archives.file("a", "");
        flipped[0] = 'b';

        // then
        for (int end = 0; end < whole.length; end++) {
            byte[] cut = Arrays.copyOf(whole, end);
            assertThatIOException().isThrownBy(() -> ArchiveReader.read(cut));
        }
        assertRefused(tar(flipped, Archives.end()), "damaged");
        assertRefused("hello, this is text".getBytes(UTF_8), "not compressed by gzip");
    }

    @Test
    void noChangeOfAByteIsReadOrUnexpected() throws IOException {
        // given
        byte[] tar = Archives.concat(Archives.file("a/b", "x"), Archives.file("c.sh", "y"), Archives.end());
        Random random = new Random(7);

        // then
        for (int tries = 0; tries < 3000; tries++) {
            byte[] changed = tar.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            boolean isContent = at == 512 || at == 1536;
            byte[] archive = Archives.gzip(changed);
            if (!isContent) {
                assertThatIOException().isThrownBy(() -> ArchiveReader.read(archive));
            }
        }
    }
}
