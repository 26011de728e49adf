package dev.eidos.constraint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place between versions where a limit begins or ends. Behind 1.32 in every patch, as {@code > 1.32} has it, is
 * before 1.33, and before the pre-releases of 1.33 too.
 *
 * @param release the components of the version that the place is before, without zeros at the end
 * @param preReleases whether it is before that version's pre-releases, and not only before the version
 */
record Cut(List<String> release, boolean preReleases) {

    /** Where a requirement's values begin; null if it does not say, or only a suffix does. */
    static @Nullable Cut from(Requirement requirement) {
        return switch (requirement.operator()) {
            case AT_LEAST, EQUAL -> before(requirement);
            case MORE -> behind(requirement);
            case AT_MOST, LESS, NOT_EQUAL, EXACT -> null;
        };
    }

    /** Where a requirement's values end; null if it does not say, or only a suffix does. */
    static @Nullable Cut to(Requirement requirement) {
        return switch (requirement.operator()) {
            case LESS -> before(requirement);
            case AT_MOST, EQUAL -> behind(requirement);
            case AT_LEAST, MORE, NOT_EQUAL, EXACT -> null;
        };
    }

    private static @Nullable Cut before(Requirement requirement) {
        Version version = plain(requirement);
        return version == null ? null : new Cut(trimmed(version.release()), false);
    }

    private static @Nullable Cut behind(Requirement requirement) {
        Version version = plain(requirement);
        if (version == null) {
            return null;
        }
        List<String> next = new ArrayList<>(version.release());
        next.set(
                next.size() - 1,
                new BigInteger(next.getLast()).add(BigInteger.ONE).toString());
        return new Cut(trimmed(next), true);
    }

    /** A version whose order its components alone tell. */
    private static @Nullable Version plain(Requirement requirement) {
        Version version = Version.parse(requirement.expected());
        return version == null || version.negative() || !version.suffix().isEmpty() ? null : version;
    }

    private static List<String> trimmed(List<String> release) {
        int end = release.size();
        while (end > 1 && release.get(end - 1).equals("0")) {
            end--;
        }
        return List.copyOf(release.subList(0, end));
    }

    /** Negative if this place comes first, positive if the other does. */
    int comparedTo(Cut other) {
        for (int i = 0; i < Math.max(release.size(), other.release.size()); i++) {
            int order = Version.compareDigits(component(i), other.component(i));
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(other.preReleases, preReleases);
    }

    private String component(int i) {
        return i < release.size() ? release.get(i) : "0";
    }
}
