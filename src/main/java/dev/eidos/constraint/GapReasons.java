package dev.eidos.constraint;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gaps of a snapshot as reasons for what it does not have. */
final class GapReasons {
    private GapReasons() {}

    /** A gap in words, and the kind that it is. */
    record Quote(Gap.Reason reason, String words) {}

    /** The gap that speaks of the wanted thing, else the first one; null if there is none. */
    static @Nullable Quote quote(List<Subtype> subtypes, String wanted) {
        Gap quoted = null;
        int count = 0;
        for (Subtype subtype : subtypes) {
            for (Gap gap : subtype.gaps()) {
                if (quoted == null || (isAbout(gap, wanted) && !isAbout(quoted, wanted))) {
                    quoted = gap;
                }
                count++;
            }
        }
        if (quoted == null) {
            return null;
        }
        String others = count == 1 || isAbout(quoted, wanted) ? "" : ", and " + (count - 1) + " more";
        return new Quote(
                quoted.reason(),
                quoted.object() + ": " + quoted.message() + " ("
                        + quoted.reason().name() + ")" + others);
    }

    /** Returns whether any gap is about the wanted thing. */
    static boolean isAbout(List<Subtype> subtypes, String wanted) {
        for (Subtype subtype : subtypes) {
            for (Gap gap : subtype.gaps()) {
                if (isAbout(gap, wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A gap's object is the file or unit itself, a folder above it, or a longer name such as {@code a.service}. */
    private static boolean isAbout(Gap gap, String wanted) {
        String object = gap.object();
        return object.equals(wanted)
                || (object.startsWith("/") && wanted.startsWith(object.endsWith("/") ? object : object + "/"))
                || object.startsWith(wanted + ".")
                || object.endsWith("/" + wanted);
    }
}
