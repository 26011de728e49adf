package dev.eidos.constraint;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path of a reading in a snapshot, written {@code {type}.{subtype}.{key}}.
 *
 * @param type a measurement's type, without dots
 * @param subtype without dots
 * @param key all the rest, dots and slashes included: {@code gpu.model}, {@code /proc/sys/kernel/osrelease}
 */
public record ConstraintPath(String type, String subtype, String key) {
    private static final String EXAMPLE = "write {type}.{subtype}.{key}, as in K8s.server.version";

    /**
     * Reads a path.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it has not three parts
     */
    public static ConstraintPath parse(String text) {
        Malformed malformed = malformed(text);
        if (malformed != null) {
            throw malformed.asException("malformed constraint name");
        }
        return split(text);
    }

    /** The path that a text is, if it is one. */
    public static Optional<ConstraintPath> of(String text) {
        return malformed(text) == null ? Optional.of(split(text)) : Optional.empty();
    }

    private static ConstraintPath split(String text) {
        String path = text.strip();
        int first = path.indexOf('.');
        int second = path.indexOf('.', first + 1);
        return new ConstraintPath(
                path.substring(0, first), path.substring(first + 1, second), path.substring(second + 1));
    }

    /** The fault of a text as a path; null if it can be used. */
    public static @Nullable Malformed malformed(String text) {
        String path = text.strip();
        if (path.isEmpty()) {
            return new Malformed(text, "it is empty", EXAMPLE);
        }
        int first = path.indexOf('.');
        if (first < 0) {
            return new Malformed(text, "it has no subtype and no key", EXAMPLE);
        }
        int second = path.indexOf('.', first + 1);
        if (second < 0) {
            return new Malformed(text, "it has no key", EXAMPLE);
        }
        String empty = path.substring(0, first).isBlank()
                ? "type"
                : path.substring(first + 1, second).isBlank()
                        ? "subtype"
                        : path.substring(second + 1).isBlank() ? "key" : null;
        return empty == null ? null : new Malformed(text, "its " + empty + " is empty", EXAMPLE);
    }

    /** The path as it is written. */
    public String text() {
        return type + "." + subtype + "." + key;
    }
}
