package dev.eidos.recipe.charts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the tar archives that Helm, Go and GNU tar write: POSIX.1-2024, pax, "ustar Interchange Format" and "pax
 * Interchange Format", and the long names of GNU tar.
 */
final class TarReader {
    private static final int BLOCK = 512;

    /** Of an extended header only the path is wanted. */
    private static final int MAX_HEADER = 64 << 10;

    private static final int MAX_ENTRIES = 20_000;

    private final InputStream in;
    private final ChartBudget budget;
    private long at;
    private long left;
    private int entries;

    TarReader(InputStream in, ChartBudget budget) {
        this.in = in;
        this.budget = budget;
    }

    /** A file. */
    record Entry(String path, long size) {}

    /** The next file; null at the end. */
    @Nullable
    Entry next() throws IOException {
        String longName = null;
        while (true) {
            skip();
            long start = at;
            byte[] block = exactly(BLOCK);
            if (isZero(block)) {
                return null;
            }
            if (++entries > MAX_ENTRIES) {
                throw new IOException("it has more than " + MAX_ENTRIES + " entries");
            }
            check(block, start);
            long size = octal(block, 124, 12, start);
            budget.unpack(BLOCK + size);
            left = size;
            char type = (char) (block[156] & 0xff);
            String name = longName == null ? name(block) : longName;
            switch (type) {
                case '0', '\0', '7' -> {
                    return new Entry(name, size);
                }
                case 'x' -> longName = paxPath(header(size, start), longName);
                case 'L' -> longName = text(header(size, start));
                case '5' -> longName = null;
                case 'g', 'K' -> header(size, start);
                default -> throw new IOException("it has " + kind(type) + ", which no chart may have: " + name);
            }
        }
    }

    /** The content of the file that came last. */
    byte[] content() throws IOException {
        byte[] content = exactly(Math.toIntExact(left));
        padding(content.length);
        left = 0;
        return content;
    }

    private void skip() throws IOException {
        if (left > 0) {
            long size = left;
            in.skipNBytes(size);
            at += size;
            left = 0;
            padding(size);
        }
    }

    private void padding(long size) throws IOException {
        exactly((int) ((BLOCK - size % BLOCK) % BLOCK));
    }

    private byte[] header(long size, long start) throws IOException {
        if (size > MAX_HEADER) {
            throw new IOException(
                    "it has an extended header of " + size + " bytes, at byte " + start + " when unpacked");
        }
        return content();
    }

    private static String name(byte[] block) {
        String name = text(Arrays.copyOfRange(block, 0, 100));
        boolean posix = text(Arrays.copyOfRange(block, 257, 263)).equals("ustar");
        String prefix = posix ? text(Arrays.copyOfRange(block, 345, 500)) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Records of the form {@code LENGTH path=VALUE\n}. */
    private static @Nullable String paxPath(byte[] records, @Nullable String before) throws IOException {
        String path = before;
        int from = 0;
        while (from < records.length) {
            int blank = from;
            while (blank < records.length && blank - from < 7 && records[blank] >= '0' && records[blank] <= '9') {
                blank++;
            }
            String digits = new String(records, from, blank - from, StandardCharsets.US_ASCII);
            int length = digits.isEmpty() ? 0 : Integer.parseInt(digits);
            if (blank >= records.length
                    || records[blank] != ' '
                    || from + length > records.length
                    || length < blank - from + 2) {
                throw new IOException("it has an extended header that is damaged");
            }
            String record = new String(records, blank + 1, from + length - blank - 2, StandardCharsets.UTF_8);
            if (record.startsWith("path=")) {
                path = record.substring("path=".length());
            } else if (record.startsWith("size=")) {
                throw new IOException("it has a file whose size stands in an extended header");
            }
            from += length;
        }
        return path;
    }

    private static void check(byte[] block, long start) throws IOException {
        int sum = 8 * ' ';
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? 0 : block[i] & 0xff;
        }
        if (octal(block, 148, 8, start) != sum) {
            throw damaged(start);
        }
    }

    private static long octal(byte[] block, int from, int length, long start) throws IOException {
        long number = 0;
        for (int i = from; i < from + length; i++) {
            byte digit = block[i];
            if (digit == 0 || digit == ' ') {
                continue;
            }
            if (digit < '0' || digit > '7') {
                throw damaged(start);
            }
            number = number * 8 + digit - '0';
        }
        return number;
    }

    private static IOException damaged(long start) {
        return new IOException("it is no tar archive, or damaged, at byte " + start + " when unpacked");
    }

    private static String kind(char type) {
        return switch (type) {
            case '1' -> "a hard link";
            case '2' -> "a symbolic link";
            case '3', '4' -> "a device";
            case '6' -> "a FIFO";
            case 'S' -> "a sparse file";
            default -> "an entry of type " + (int) type;
        };
    }

    private static String text(byte[] field) {
        int end = 0;
        while (end < field.length && field[end] != 0) {
            end++;
        }
        return new String(field, 0, end, StandardCharsets.UTF_8);
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
