package dev.eidos.constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The suffix behind the numbers of a version: a list of identifiers, numbers among them without leading zeros. */
final class VersionSuffix {
    private static final Set<String> PRE_RELEASES =
            Set.of("alpha", "beta", "rc", "pre", "preview", "dev", "snapshot", "nightly", "canary");

    private VersionSuffix() {}

    /**
     * Returns whether the suffix begins with a word for "not released yet": {@code rc.1}, {@code rc1},
     * {@code alpha.3.12+ab12cd}.
     */
    static boolean isPreRelease(String suffix) {
        int end = 0;
        while (end < suffix.length()
                && Version.isLetterOrDigit(suffix.charAt(end))
                && !Version.isDigit(suffix.charAt(end))) {
            end++;
        }
        return PRE_RELEASES.contains(suffix.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /** {@code gke.1080000} has two identifiers; {@code 3025e55} and {@code el9} are one each. */
    static List<String> identifiers(String suffix) {
        List<String> identifiers = new ArrayList<>();
        int at = 0;
        while (at < suffix.length()) {
            int end = at;
            while (end < suffix.length() && Version.isLetterOrDigit(suffix.charAt(end))) {
                end++;
            }
            add(identifiers, suffix, at, end);
            at = end + 1;
        }
        return identifiers;
    }

    /**
     * As {@link #identifiers}, but {@code rc10} are two, lest it come before {@code rc2}; what follows + is left out.
     */
    static List<String> preRelease(String suffix) {
        List<String> identifiers = new ArrayList<>();
        int plus = suffix.indexOf('+');
        String counted = suffix.substring(0, plus < 0 ? suffix.length() : plus).toLowerCase(Locale.ROOT);
        int at = 0;
        while (at < counted.length()) {
            int end = Version.endOfDigits(counted, at);
            while (end == at || (end < counted.length() && isLetter(counted, at) && isLetter(counted, end))) {
                end++;
            }
            if (Version.isLetterOrDigit(counted.charAt(at))) {
                add(identifiers, counted, at, end);
            }
            at = end;
        }
        return identifiers;
    }

    /** By semver.org, section 11: numbers as numbers and before words, words by their letters, the longer one last. */
    static int comparePreReleases(List<String> actual, List<String> required) {
        for (int i = 0; i < Math.min(actual.size(), required.size()); i++) {
            String one = actual.get(i);
            String other = required.get(i);
            int order = isNumber(one) && isNumber(other)
                    ? Version.compareDigits(one, other)
                    : isNumber(one) == isNumber(other) ? one.compareTo(other) : isNumber(one) ? -1 : 1;
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(actual.size(), required.size());
    }

    /** Compares the numbers in a vendor's suffix as far as the required one goes. */
    static int compareBuilds(List<String> actual, List<String> required) {
        for (int i = 0; i < required.size(); i++) {
            String wanted = required.get(i);
            String found = i < actual.size() ? actual.get(i) : "";
            if (isNumber(wanted) && isNumber(found)) {
                int order = Version.compareDigits(found, wanted);
                if (order != 0) {
                    return order;
                }
            } else if (!found.equals(wanted)) {
                return numberFrom(required, i) ? -1 : 0;
            }
        }
        return 0;
    }

    private static boolean numberFrom(List<String> identifiers, int from) {
        for (int i = from; i < identifiers.size(); i++) {
            if (isNumber(identifiers.get(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean startsWith(List<String> identifiers, List<String> start) {
        if (identifiers.size() < start.size()) {
            return false;
        }
        for (int i = 0; i < start.size(); i++) {
            if (!identifiers.get(i).equals(start.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void add(List<String> identifiers, String text, int from, int to) {
        if (from < to) {
            boolean number = Version.endOfDigits(text, from) >= to;
            identifiers.add(number ? Version.withoutZeros(text, from, to) : text.substring(from, to));
        }
    }

    private static boolean isLetter(String text, int at) {
        return Version.isLetterOrDigit(text.charAt(at)) && !Version.isDigit(text.charAt(at));
    }

    private static boolean isNumber(String identifier) {
        return !identifier.isEmpty() && Version.endOfDigits(identifier, 0) == identifier.length();
    }
}
