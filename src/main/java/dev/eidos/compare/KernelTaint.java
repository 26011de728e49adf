package dev.eidos.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * The trouble that a kernel has met since it was started, and modules that it did not load in the ordinary way, by the
 * bits of {@code tainted-kernels.rst}. Warnings are none: sound nodes have them.
 */
enum KernelTaint {
    FORCED_LOAD(1, "forced-load"),
    FORCED_UNLOAD(3, "forced-unload"),
    MACHINE_CHECK(4, "machine-check"),
    BAD_PAGE(5, "bad-page"),
    OOPS(7, "oops"),
    UNSIGNED_MODULE(13, "unsigned-module"),
    SOFT_LOCKUP(14, "soft-lockup"),
    LIVE_PATCH(15, "live-patch");

    private final int bit;
    private final String label;

    KernelTaint(int bit, String label) {
        this.bit = bit;
        this.label = label;
    }

    /** The names of what a mask says; none if it is no number. The other bits say whose modules were loaded. */
    static List<String> of(String mask) {
        List<String> found = new ArrayList<>();
        try {
            long bits = Long.parseLong(mask);
            for (KernelTaint taint : values()) {
                if (((bits >> taint.bit) & 1) == 1) {
                    found.add(taint.label);
                }
            }
        } catch (NumberFormatException _) {
            // then it says nothing
        }
        return found;
    }
}
