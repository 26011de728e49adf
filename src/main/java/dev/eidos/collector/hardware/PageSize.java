package dev.eidos.collector.hardware;

import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The size of the kernel's pages, which it tells every process in its auxiliary vector: pairs of numbers, of which
 * {@code AT_PAGESZ} is this (getauxval(3)). Kernels for ARM exist with 4, 16 and 64 KiB.
 */
final class PageSize {
    private static final String AUXV = "/proc/self/auxv";
    private static final int MOST_BYTES = 4096;
    private static final long AT_NULL = 0;
    private static final long AT_PAGESZ = 6;

    private PageSize() {}

    /** Empty where nobody's {@code /proc} is here. */
    static Optional<Long> kilobytes(HostRoot host, Consumer<Gap> gaps) {
        return switch (host.readBytes(AUXV, MOST_BYTES)) {
            case HostRead.Content(String bytes) -> {
                long size = size(bytes.getBytes(StandardCharsets.ISO_8859_1));
                if (size == 0) {
                    gaps.accept(new Gap(AUXV, Gap.Reason.Invalid, "no page size in the auxiliary vector"));
                }
                yield size == 0 ? Optional.empty() : Optional.of(size / 1024);
            }
            case HostRead.Unread(Gap gap) -> {
                if (gap.reason() != Gap.Reason.NotFound) {
                    gaps.accept(gap);
                }
                yield Optional.empty();
            }
        };
    }

    /** 0 where there is none, or one that is no size of pages. */
    private static long size(byte[] auxv) {
        ByteBuffer pairs = ByteBuffer.wrap(auxv).order(ByteOrder.nativeOrder());
        while (pairs.remaining() >= 2 * Long.BYTES) {
            long type = pairs.getLong();
            long value = pairs.getLong();
            if (type == AT_PAGESZ) {
                return value >= 1024 && Long.bitCount(value) == 1 ? value : 0;
            }
            if (type == AT_NULL) {
                return 0;
            }
        }
        return 0;
    }
}
