package dev.eidos.bundle.registry;

import dev.eidos.bundle.seal.PathFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what {@link BundleArchive#pack} writes, and nothing else: whoever unpacks an archive that passes, by whatever
 * program, gets the files that were verified. Into memory, with an end to size and number.
 */
final class ArchiveReader {
    private final InputStream in;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private long at;
    private long total;

    private ArchiveReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads an archive.
     *
     * @return the content by path
     * @throws IOException if it is damaged, too large, or not of the form in which bundles are packed; says where
     */
    static SortedMap<String, byte[]> read(byte[] archive) throws IOException {
        try (var in = new GzipMember(archive)) {
            var reader = new ArchiveReader(in);
            reader.readAll();
            return reader.files;
        }
    }

    private void readAll() throws IOException {
        long seconds = -1;
        long start = at;
        for (byte[] block = exactly(TarHeader.BLOCK); !isZero(block); block = exactly(TarHeader.BLOCK)) {
            TarHeader header = TarHeader.read(block, start);
            seconds = seconds < 0 ? header.seconds() : seconds;
            check(header, block, seconds, start);
            byte[] content = exactly((int) header.size());
            if (!isZero(exactly(BundleArchive.padding(content.length)))) {
                throw new IOException("it has something between the end of " + header.path() + " and the next file");
            }
            files.put(header.path(), content);
            start = at;
        }
        if (!isZero(exactly(TarHeader.BLOCK))) {
            throw new IOException("it goes on after its end, at byte " + start + " when unpacked");
        }
        long end = at;
        if (in.read() >= 0) {
            throw new IOException("it goes on after its end, at byte " + end + " when unpacked");
        }
    }

    private void check(TarHeader header, byte[] block, long seconds, long start) throws IOException {
        if (header.type() != TarHeader.FILE) {
            throw new IOException("it has " + kind(header.type()) + ", which no bundle has, at byte " + start);
        }
        String path = header.path();
        Optional<PathFault> fault = PathFault.of(path);
        if (fault.isPresent()) {
            throw new IOException(
                    "the path of a file in it is refused: " + fault.get().reason());
        }
        total += header.size();
        if (files.size() >= BundleArchive.MAX_FILES || total > BundleArchive.MAX_BYTES) {
            throw new IOException("it has more than " + BundleArchive.MAX_FILES + " files or "
                    + (BundleArchive.MAX_BYTES >> 20) + " MiB");
        }
        TarHeader written = new TarHeader(path, BundleArchive.mode(path), header.size(), seconds, TarHeader.FILE);
        String differing = TarHeader.differing(block, written.bytes());
        if (differing != null) {
            throw new IOException(path + " in it has another " + differing + " than eidos writes");
        }
        checkPlace(path);
    }

    /** By path, each once, and none below another file. */
    private void checkPlace(String path) throws IOException {
        if (files.containsKey(path)) {
            throw new IOException("it has " + path + " twice");
        }
        if (!files.isEmpty() && path.compareTo(files.lastKey()) < 0) {
            throw new IOException("its files are not by path: " + path + " comes after " + files.lastKey());
        }
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            if (files.containsKey(path.substring(0, end))) {
                throw new IOException(path.substring(0, end) + " in it is a file and a folder");
            }
        }
    }

    /** POSIX.1-2024, pax, "ustar Interchange Format", typeflag; the capital letters are of GNU tar. */
    private static String kind(char type) {
        return switch (type) {
            case '1' -> "a hard link";
            case '2' -> "a symbolic link";
            case '3', '4' -> "a device";
            case '5' -> "a directory";
            case '6' -> "a FIFO";
            case 'x', 'g', 'L', 'K' -> "an extended header";
            case 'S' -> "a sparse file";
            default -> "an entry of type " + (int) type;
        };
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("it ends too early");
        }
        at += count;
        return bytes;
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
