package dev.eidos.text;

/** An amount of data in words: bytes, or binary units with one digit after the point. */
public final class ByteCount {
    private static final long KIB = 1024;

    private ByteCount() {}

    /** {@code 312 bytes}, {@code 45.1 KiB}, {@code 3.0 MiB}. */
    public static String of(long bytes) {
        if (bytes < KIB) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        return bytes < KIB * KIB ? tenths(bytes, KIB) + " KiB" : tenths(bytes, KIB * KIB) + " MiB";
    }

    /** Without a formatter, which would load more than all else that says it. */
    private static String tenths(long bytes, long unit) {
        long tenths = (bytes * 10 + unit / 2) / unit;
        return tenths / 10 + "." + tenths % 10;
    }
}
