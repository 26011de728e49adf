package dev.eidos.upgrade;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The step from one version to another, as far as both begin with numbers. */
enum VersionStep {
    NONE,
    PATCH,
    MINOR,
    MAJOR,
    /** Over a major version that lies between. */
    GAP,
    BACK,
    /** One of them is no version of numbers. */
    UNKNOWN;

    static VersionStep of(@Nullable String old, @Nullable String now) {
        if (old == null || now == null || plain(old).equals(plain(now))) {
            return old == null || now == null ? UNKNOWN : NONE;
        }
        int[] from = numbers(old);
        int[] to = numbers(now);
        if (from.length < 2 || to.length < 2) {
            return UNKNOWN;
        }
        for (int i = 0; i < Math.min(from.length, to.length); i++) {
            if (to[i] < from[i]) {
                return BACK;
            }
            if (to[i] > from[i]) {
                return i == 0 ? (to[0] - from[0] > 1 ? GAP : MAJOR) : i == 1 ? MINOR : PATCH;
            }
        }
        return PATCH;
    }

    /** Whether another minor or major version is installed. */
    boolean isLarge() {
        return switch (this) {
            case MINOR, MAJOR, GAP -> true;
            case NONE, PATCH, BACK, UNKNOWN -> false;
        };
    }

    private static String plain(String version) {
        return version.startsWith("v") ? version.substring(1) : version;
    }

    private static int[] numbers(String version) {
        String plain = plain(version).replaceFirst("[-+].*$", "");
        return plain.matches("[0-9]{1,6}(\\.[0-9]{1,6}){1,3}")
                ? Arrays.stream(plain.split("[.]", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray()
                : new int[0];
    }
}
