package dev.eidos.collector.hardware;

import dev.eidos.measurement.Gap;
import java.util.ArrayList;
import java.util.List;

/**
 * The access control services of a PCIe device, from its configuration space: the extended capability with the number
 * 0x0d (PCI Express Base Specification, 7.7.8; the kernel's {@code pci_regs.h}).
 */
sealed interface PciAcs {
    int SPACE_BYTES = 4096;

    /** What the bits of the control register switch on, from the lowest. */
    List<String> SERVICES = List.of(
            "source-validation",
            "translation-blocking",
            "request-redirect",
            "completion-redirect",
            "upstream-forwarding",
            "egress-control",
            "direct-translated");

    /** Of a device that has them. */
    record Controls(int bits) implements PciAcs {
        /** Returns whether traffic between the devices below goes up first. */
        boolean redirects() {
            return (bits & 0b101100) != 0;
        }

        String text() {
            List<String> on = new ArrayList<>();
            for (int bit = 0; bit < SERVICES.size(); bit++) {
                if ((bits >> bit & 1) != 0) {
                    on.add(SERVICES.get(bit));
                }
            }
            return on.isEmpty() ? "none" : String.join(",", on);
        }
    }

    /** A device without such services. */
    record None() implements PciAcs {}

    /** A configuration space that ends before its capabilities, as it does for an ordinary user. */
    record Hidden() implements PciAcs {}

    record Broken(String why) implements PciAcs {}

    record Unread(Gap gap) implements PciAcs {}

    private static int number(String space, int at, int bytes) {
        int number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | space.charAt(at + i);
        }
        return number;
    }

    /**
     * From as much of the space as could be read.
     *
     * @param space a character for each byte
     */
    static PciAcs of(String space) {
        int header = 64;
        int conventional = 256;
        if (space.length() < header) {
            return new Broken("the configuration space ends after " + space.length() + " bytes");
        }
        if (space.length() == header) {
            return new Hidden();
        }
        if (space.length() <= conventional) {
            return new None();
        }
        return inList(space, conventional);
    }

    /** The list has at most as many capabilities as fit, of 8 bytes each; a longer one goes in circles. */
    private static PciAcs inList(String space, int start) {
        int most = (SPACE_BYTES - start) / 8;
        int at = start;
        for (int i = 0; i < most; i++) {
            if (at + 8 > space.length()) {
                return new Broken("a capability at byte " + at + " lies behind the end, " + space.length());
            }
            int capability = number(space, at, 4);
            if (i == 0 && (capability == 0 || capability == -1)) {
                return new None();
            }
            if ((capability & 0xffff) == 0x0d) {
                return new Controls(number(space, at + 6, 2));
            }
            at = capability >>> 20 & ~3;
            if (at == 0) {
                return new None();
            }
            if (at < start) {
                return new Broken("a capability is said to be at byte " + at + ", before the first");
            }
        }
        return new Broken("the list of capabilities goes in circles");
    }
}
