package dev.eidos.bundle.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The block before a file in a tar archive of the {@code ustar} format (POSIX.1-1988; POSIX.1-2024, pax, "ustar
 * Interchange Format").
 *
 * @param path with the prefix
 * @param mode permissions
 * @param size in bytes
 * @param seconds when it was changed
 * @param type {@code '0'} for a regular file
 */
record TarHeader(String path, int mode, long size, long seconds, char type) {
    static final int BLOCK = 512;
    static final char FILE = '0';

    private static final int NAME = 100;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM = 8;

    /** The offset at which each field ends. */
    private static final NavigableMap<Integer, String> FIELDS = new TreeMap<>(Map.ofEntries(
            Map.entry(100, "name"),
            Map.entry(108, "mode"),
            Map.entry(124, "owner or group"),
            Map.entry(136, "size"),
            Map.entry(148, "time"),
            Map.entry(156, "checksum"),
            Map.entry(157, "type"),
            Map.entry(257, "link target"),
            Map.entry(265, "format or version"),
            Map.entry(329, "name of owner or group"),
            Map.entry(345, "device number"),
            Map.entry(500, "prefix of its name"),
            Map.entry(BLOCK, "end of its header")));

    byte[] bytes() throws IOException {
        byte[] block = new byte[BLOCK];
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        int split = split(name);
        put(block, 0, Arrays.copyOfRange(name, split == 0 ? 0 : split + 1, name.length));
        put(block, PREFIX_AT, Arrays.copyOf(name, split));
        octal(block, 100, 8, mode);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, 124, 12, size);
        octal(block, 136, 12, seconds);
        block[156] = (byte) type;
        put(block, 257, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
        octal(block, 329, 8, 0);
        octal(block, 337, 8, 0);
        put(block, CHECKSUM_AT, "%06o\0 ".formatted(checksum(block)).getBytes(StandardCharsets.US_ASCII));
        return block;
    }

    /**
     * Reads a block.
     *
     * @param at where it begins, for errors
     */
    static TarHeader read(byte[] block, long at) throws IOException {
        if (number(block, CHECKSUM_AT, 6, at) != checksum(block)) {
            throw new IOException("it is no tar archive, or damaged, at byte " + at + " when unpacked");
        }
        char type = (char) (block[156] & 0xff);
        String prefix = text(block, PREFIX_AT, PREFIX);
        String name = text(block, 0, NAME);
        boolean isFile = type == FILE;
        return new TarHeader(
                prefix.isEmpty() ? name : prefix + "/" + name,
                isFile ? (int) number(block, 100, 7, at) : 0,
                isFile ? number(block, 124, 11, at) : 0,
                isFile ? number(block, 136, 11, at) : 0,
                type);
    }

    /** The first field in which two blocks differ; the checksum differs with every other. Null if they are the same. */
    static @Nullable String differing(byte[] one, byte[] other) {
        for (int i = 0; i < BLOCK; i++) {
            if (one[i] != other[i] && !isChecksum(i)) {
                return FIELDS.higherEntry(i).getValue();
            }
        }
        return Arrays.equals(one, other) ? null : "checksum";
    }

    /** The position of the slash between prefix and name; 0 if all of it is name. */
    private static int split(byte[] path) throws IOException {
        if (path.length <= NAME) {
            return 0;
        }
        for (int at = Math.min(PREFIX, path.length - 1); at > 0; at--) {
            if (path[at] == '/' && path.length - at - 1 <= NAME) {
                return at;
            }
        }
        throw new IOException("the path is too long for a tar archive");
    }

    /** The sum of all bytes, those of the checksum itself taken as blanks. */
    private static int checksum(byte[] block) {
        int sum = CHECKSUM * ' ';
        for (int i = 0; i < BLOCK; i++) {
            sum += isChecksum(i) ? 0 : block[i] & 0xff;
        }
        return sum;
    }

    private static boolean isChecksum(int at) {
        return at >= CHECKSUM_AT && at < CHECKSUM_AT + CHECKSUM;
    }

    private static void put(byte[] block, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static void octal(byte[] block, int at, int length, long value) {
        String digits = Long.toOctalString(value);
        put(block, at, ("0".repeat(length - 1 - digits.length()) + digits).getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }

    /** So many digits and a NUL, the one form in which numbers are written here. */
    private static long number(byte[] block, int from, int digits, long at) throws IOException {
        long number = 0;
        for (int i = from; i < from + digits; i++) {
            if (block[i] < '0' || block[i] > '7') {
                throw oddNumber(at);
            }
            number = number * 8 + block[i] - '0';
        }
        if (block[from + digits] != 0) {
            throw oddNumber(at);
        }
        return number;
    }

    private static IOException oddNumber(long at) {
        return new IOException("it is no tar archive, or has a number in another form than eidos writes, at byte " + at
                + " when unpacked");
    }
}
