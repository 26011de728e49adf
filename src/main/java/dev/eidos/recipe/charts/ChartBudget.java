package dev.eidos.recipe.charts;

import java.io.IOException;

/** The limits of one chart, with all that is packed into it: far above what charts have, far below what does harm. */
final class ChartBudget {
    /** The most bytes of an archive. The largest that are in use have 2 MiB. */
    static final int MAX_PACKED = 32 << 20;

    /** The most bytes of all files. Helm takes 100 MiB. */
    static final int MAX_BYTES = 64 << 20;

    /** The most bytes of one file, as Helm has it. */
    static final int MAX_FILE = 5 << 20;

    private static final int MAX_FILES = 10_000;

    /** The most bytes of the archives, files or not: what packs an empty chart a thousand times over takes time. */
    private static final int MAX_UNPACKED = 2 * MAX_BYTES;

    private long bytes;
    private long unpacked;
    private int files;

    /** Takes bytes of an archive into account, before they are unpacked. */
    void unpack(long size) throws IOException {
        unpacked += size;
        if (unpacked > MAX_UNPACKED) {
            throw new IOException("it has more than " + (MAX_UNPACKED >> 20) + " MiB when unpacked");
        }
    }

    /** Takes one file more into account, before it is read. */
    void take(String path, long size) throws IOException {
        if (size > MAX_FILE) {
            throw new IOException(path + " in it has more than " + (MAX_FILE >> 20) + " MiB");
        }
        bytes += size;
        files++;
        if (bytes > MAX_BYTES) {
            throw new IOException("it has more than " + (MAX_BYTES >> 20) + " MiB when unpacked");
        }
        if (files > MAX_FILES) {
            throw new IOException("it has more than " + MAX_FILES + " files");
        }
    }
}
