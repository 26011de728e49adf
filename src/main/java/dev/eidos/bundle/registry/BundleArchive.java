package dev.eidos.bundle.registry;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.PathFault;
import dev.eidos.bundle.seal.SealedBundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A bundle as a tar archive, compressed by gzip. The same bundle is always the same bytes: by path, without owners, and
 * with one time. What others wrote is read into memory, with an end to size and number; anything but files is refused.
 */
final class BundleArchive {
    /** The most files: hundreds of times those of a bundle. */
    static final int MAX_FILES = 10_000;

    static final int MAX_BYTES = 64 << 20;

    private static final int MAX_REST = 1 << 20;

    private static final int FILE_MODE = 0644;
    private static final int SCRIPT_MODE = 0755;

    private BundleArchive() {}

    /** @param seconds the time of all files, since 1970 */
    static byte[] pack(SealedBundle bundle, long seconds) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            for (BundleFile file : bundle.files()) {
                byte[] content = file.bytes();
                int mode = file.path().endsWith(".sh") ? SCRIPT_MODE : FILE_MODE;
                out.write(new TarHeader(file.path(), mode, content.length, seconds, TarHeader.FILE).bytes());
                out.write(content);
                out.write(new byte[padding(content.length)]);
            }
            out.write(new byte[2 * TarHeader.BLOCK]);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads an archive.
     *
     * @return the content by path
     * @throws IOException if it is damaged, too large, or has anything but files that lie below it
     */
    static SortedMap<String, byte[]> unpack(byte[] archive) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long total = 0;
        int entries = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            for (byte[] block = block(in); !isEnd(block); block = block(in)) {
                TarHeader header = TarHeader.read(block);
                entries++;
                total += header.size();
                if (entries > MAX_FILES || total > MAX_BYTES) {
                    throw new IOException("it has more than " + MAX_FILES + " files or " + (MAX_BYTES >> 20) + " MiB");
                }
                check(header);
                byte[] content = exactly(in, (int) header.size());
                exactly(in, padding(content.length));
                if (header.type() == TarHeader.FILE && files.put(header.path(), content) != null) {
                    throw new IOException("it has " + header.path() + " twice");
                }
            }
            // to the end, where gzip's own checksum is; tar fills up to a record of 20 blocks
            if (in.readNBytes(MAX_REST + 1).length > MAX_REST) {
                throw new IOException("it goes on after its end");
            }
        }
        return files;
    }

    private static void check(TarHeader header) throws IOException {
        if (header.type() != TarHeader.FILE && header.type() != TarHeader.DIRECTORY) {
            throw new IOException("it has " + kind(header.type()) + ", which no bundle has");
        }
        String path = header.path();
        if (header.type() == TarHeader.DIRECTORY && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        Optional<PathFault> fault = PathFault.of(path);
        if (fault.isPresent()) {
            throw new IOException(
                    "the path of a file in it is refused: " + fault.get().reason());
        }
    }

    /** POSIX.1-2024, pax, "ustar Interchange Format", typeflag; {@code L} and {@code K} are of GNU tar. */
    private static String kind(char type) {
        return switch (type) {
            case '1' -> "a hard link";
            case '2' -> "a symbolic link";
            case '3', '4' -> "a device";
            case '6' -> "a FIFO";
            case 'x', 'g', 'L', 'K' -> "an extended header";
            default -> "an entry of type " + (int) type;
        };
    }

    private static byte[] block(InputStream in) throws IOException {
        return exactly(in, TarHeader.BLOCK);
    }

    private static boolean isEnd(byte[] block) {
        return Arrays.equals(block, new byte[TarHeader.BLOCK]);
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("it ends too early");
        }
        return bytes;
    }

    private static int padding(int length) {
        return -length & (TarHeader.BLOCK - 1);
    }
}
