package dev.eidos.bundle.registry;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.SealedBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/**
 * A bundle as a tar archive, compressed by gzip. The same bundle is always the same bytes: by path, without owners, and
 * with one time.
 */
final class BundleArchive {
    /** The most files: hundreds of times those of a bundle. */
    static final int MAX_FILES = 10_000;

    static final int MAX_BYTES = 64 << 20;

    private static final int FILE_MODE = 0644;
    private static final int SCRIPT_MODE = 0755;

    private BundleArchive() {}

    /** @param seconds the time of all files, since 1970 */
    static byte[] pack(SealedBundle bundle, long seconds) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            for (BundleFile file : bundle.files()) {
                byte[] content = file.bytes();
                out.write(
                        new TarHeader(file.path(), mode(file.path()), content.length, seconds, TarHeader.FILE).bytes());
                out.write(content);
                out.write(new byte[padding(content.length)]);
            }
            out.write(new byte[2 * TarHeader.BLOCK]);
        }
        return bytes.toByteArray();
    }

    static int mode(String path) {
        return path.endsWith(".sh") ? SCRIPT_MODE : FILE_MODE;
    }

    static int padding(int length) {
        return -length & (TarHeader.BLOCK - 1);
    }
}
