package dev.eidos.constraint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as Kubernetes, kernels, distributions and drivers write it: numbers with dots between them, perhaps a
 * {@code v} before and a suffix behind them, as in {@code v1.32.4-eks-3025e55}, {@code 6.8.0-1024-aws},
 * {@code 580.82.07}, {@code 6.6.72+} or {@code 1.34.0-rc.1}. A whole number is a version with one component, and it may
 * be negative, as some kernel settings are.
 *
 * <p>Components are digits of any length without leading zeros, so that none overflows.
 *
 * @param release the components before the suffix, at least one
 * @param suffix the identifiers of the suffix, without the signs between them
 * @param preRelease whether the suffix makes it come before the release: {@code -alpha}, {@code -beta}, {@code -rc} and
 *     their like do (semver.org, section 9), a vendor's suffix does not
 */
record Version(boolean negative, List<String> release, List<String> suffix, boolean preRelease) {
    /** Longer texts are not versions; those that exist have less than a hundred characters. */
    private static final int MAX_LENGTH = 200;

    /** The version that a text is; null if it is none. */
    static @Nullable Version parse(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH) {
            return null;
        }
        boolean negative = text.charAt(0) == '-';
        int at = negative || text.charAt(0) == 'v' || text.charAt(0) == 'V' ? 1 : 0;
        List<String> release = new ArrayList<>(4);
        int from = at;
        while (at < length && isDigit(text.charAt(at))) {
            at = endOfDigits(text, at);
            release.add(withoutZeros(text, from, at));
            if (at + 1 < length && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
                at++;
            }
            from = at;
        }
        if (release.isEmpty()) {
            return null;
        }
        if (at == length) {
            return new Version(negative && !isZero(release, 0), release, List.of(), false);
        }
        return negative ? null : withSuffix(release, text, at);
    }

    private static @Nullable Version withSuffix(List<String> release, String text, int at) {
        char sign = text.charAt(at);
        if ("-+~_".indexOf(sign) < 0) {
            return null;
        }
        String suffix = text.substring(at + 1);
        for (int i = 0; i < suffix.length(); i++) {
            if (!isLetterOrDigit(suffix.charAt(i)) && "-+~_.:".indexOf(suffix.charAt(i)) < 0) {
                return null;
            }
        }
        boolean preRelease = (sign == '-' || sign == '~') && VersionSuffix.isPreRelease(suffix);
        return new Version(
                false,
                release,
                preRelease ? VersionSuffix.preRelease(suffix) : VersionSuffix.identifiers(suffix),
                preRelease);
    }

    /**
     * The position of this version relative to a required one, to the precision of the required one: {@code v1.32.4} is
     * neither before nor after {@code 1.32}. Components that are absent here count as zero.
     *
     * <ul>
     *   <li>A pre-release precedes its release: {@code 1.34.0-rc.1} comes before {@code 1.34.0} and {@code 1.34}.
     *   <li>Any other suffix counts only if the required version has one: then the numbers in it are compared,
     *       {@code 5.15.0-1024-aws} comes before {@code 5.15.0-1080}. Where the required suffix has a number which this
     *       one has not at the same place, after the same words, this version comes before.
     * </ul>
     *
     * @return negative, zero or positive
     */
    int comparedTo(Version required) {
        if (negative != required.negative) {
            return negative ? -1 : 1;
        }
        int order = releaseComparedTo(required.release);
        if (order != 0) {
            return negative ? -order : order;
        }
        boolean beyond = !isZero(release, required.release.size());
        if (required.suffix.isEmpty()) {
            return preRelease && !beyond ? -1 : 0;
        }
        if (beyond) {
            return 1;
        }
        if (preRelease != required.preRelease) {
            return preRelease ? -1 : 1;
        }
        return preRelease
                ? VersionSuffix.comparePreReleases(suffix, required.suffix)
                : VersionSuffix.compareBuilds(suffix, required.suffix);
    }

    /**
     * Returns whether this is the required version, to its precision; the identifiers of the required suffix must be
     * here too.
     */
    boolean is(Version required) {
        return comparedTo(required) == 0 && (required.preRelease || VersionSuffix.startsWith(suffix, required.suffix));
    }

    private int releaseComparedTo(List<String> required) {
        for (int i = 0; i < required.size(); i++) {
            int order = compareDigits(i < release.size() ? release.get(i) : "0", required.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static boolean isZero(List<String> components, int from) {
        for (int i = from; i < components.size(); i++) {
            if (!components.get(i).equals("0")) {
                return false;
            }
        }
        return true;
    }

    /** Compares whole numbers of any size that have no leading zeros. */
    static int compareDigits(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    static String withoutZeros(String text, int from, int to) {
        int start = from;
        while (start < to - 1 && text.charAt(start) == '0') {
            start++;
        }
        return text.substring(start, to);
    }

    static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetterOrDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
