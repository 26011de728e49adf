package dev.eidos.host;

import java.util.BitSet;
import java.util.Optional;

/**
 * Sets of processors or memory nodes as sysfs writes them ({@code core-api/printk-formats.rst}, "bitmap and its
 * derivatives").
 */
public final class CpuSet {
    /** Beyond any kernel's limit; a larger number is not a processor's. */
    private static final int MAX_CPUS = 1 << 16;

    private CpuSet() {}

    /** From a list such as {@code 0-3,8}; the empty text is the empty set. */
    public static Optional<BitSet> ofList(String text) {
        var set = new BitSet();
        if (text.isBlank()) {
            return Optional.of(set);
        }
        for (String range : text.strip().split(",", -1)) {
            int dash = range.indexOf('-');
            int first = number(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : number(range.substring(dash + 1));
            if (first < 0 || last < first || last >= MAX_CPUS) {
                return Optional.empty();
            }
            set.set(first, last + 1);
        }
        return Optional.of(set);
    }

    /** From a mask such as {@code 0000ffff,ff000000}: hexadecimal, the lowest processors last. */
    public static Optional<BitSet> ofMask(String text) {
        var set = new BitSet();
        int bit = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == ',') {
                continue;
            }
            int digit = Character.digit(c, 16);
            if (digit < 0 || bit >= MAX_CPUS) {
                return Optional.empty();
            }
            for (int offset = 0; offset < 4; offset++) {
                set.set(bit + offset, (digit >> offset & 1) == 1);
            }
            bit += 4;
        }
        return Optional.of(set);
    }

    /** From systemd's mask: bit {@code n} of byte {@code m} is number {@code 8 m + n} (org.freedesktop.systemd1(5)). */
    public static BitSet ofBytes(byte[] mask) {
        return BitSet.valueOf(mask);
    }

    /** As the kernel would list it: {@code 0-3,8}. */
    public static String list(BitSet set) {
        var text = new StringBuilder();
        for (int first = set.nextSetBit(0); first >= 0; ) {
            int end = set.nextClearBit(first);
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (end - first > 1) {
                text.append('-').append(end - 1);
            }
            first = set.nextSetBit(end);
        }
        return text.toString();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
