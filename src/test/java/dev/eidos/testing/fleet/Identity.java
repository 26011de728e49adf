package dev.eidos.testing.fleet;

import java.util.Locale;
import java.util.Random;

/**
 * What is different on every machine and says nothing: serials, UUIDs, addresses. The same seed and number give the
 * same.
 */
final class Identity {
    private final Random random;
    private final int number;

    Identity(long seed, int number) {
        this.random = new Random(seed * 1_000_003L + number);
        this.number = number;
    }

    String name() {
        return SyntheticFleet.name(number);
    }

    String hex(int digits) {
        var text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    String uuid() {
        return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
    }

    /** The digits of an NVIDIA board's serial. */
    String serial() {
        return "165" + String.format(Locale.ROOT, "%010d", random.nextLong(10_000_000_000L));
    }

    String guid() {
        return "b83f:d203:00" + hex(2) + ":" + hex(4);
    }
}
