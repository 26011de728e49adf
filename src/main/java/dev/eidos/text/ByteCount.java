package dev.eidos.text;

import java.util.Locale;

/** An amount of data in words: bytes, or binary units with one digit after the point. */
public final class ByteCount {
    private static final int KIB = 1024;

    private ByteCount() {}

    /** {@code 312 bytes}, {@code 45.1 KiB}, {@code 3.0 MiB}. */
    public static String of(long bytes) {
        if (bytes < KIB) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        return bytes < (long) KIB * KIB
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / (double) KIB)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (KIB * KIB));
    }
}
