package dev.eidos.bundle.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
    static final char DIRECTORY = '5';

    private static final int NAME = 100;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM = 8;

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

    static TarHeader read(byte[] block) throws IOException {
        if (octal(block, CHECKSUM_AT, CHECKSUM) != checksum(block)) {
            throw new IOException("it is no tar archive, or damaged");
        }
        String prefix = text(block, PREFIX_AT, PREFIX);
        String name = text(block, 0, NAME);
        return new TarHeader(
                prefix.isEmpty() ? name : prefix + "/" + name,
                (int) octal(block, 100, 8),
                octal(block, 124, 12),
                octal(block, 136, 12),
                block[156] == 0 ? FILE : (char) (block[156] & 0xff));
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
            sum += i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM ? 0 : block[i] & 0xff;
        }
        return sum;
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

    private static long octal(byte[] block, int at, int length) throws IOException {
        String digits = text(block, at, length).strip();
        if (digits.isEmpty()) {
            return 0;
        }
        if (!digits.chars().allMatch(digit -> digit >= '0' && digit <= '7')) {
            throw new IOException("it is no tar archive, or has a number of a kind that is not read");
        }
        return Long.parseLong(digits, 8);
    }
}
