package dev.eidos.recipe.evidence;

import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;

/** The reason why a snapshot has no reading: that of a gap, or else that it was not collected. */
final class Missing {
    private Missing() {}

    /** The reason as a clause, such as {@code OS.release could not be read: permission denied}. */
    static String text(Snapshot snapshot, String type, String subtype) {
        String path = type + "." + subtype;
        return snapshot.measurement(type)
                .flatMap(found -> found.subtype(subtype))
                .map(found -> text(path, found))
                .orElse("the snapshot has no " + path);
    }

    private static String text(String path, Subtype subtype) {
        return subtype.gaps().isEmpty()
                ? path + " does not say"
                : path + " could not be read: " + subtype.gaps().getFirst().message();
    }
}
