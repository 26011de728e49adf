package dev.eidos.constraint;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path of a reading in a snapshot, written {@code {type}.{subtype}.{key}}; of an item,
 * {@code {type}.{subtype}[{number}].{key}} or {@code {type}.{subtype}[{key}={value}].{key}}.
 *
 * @param type a measurement's type, without dots
 * @param subtype without dots
 * @param item which of the subtype's items is asked; null if the subtype itself is
 * @param key all the rest, dots and slashes included: {@code gpu.model}, {@code /proc/sys/kernel/osrelease}
 */
public record ConstraintPath(
        String type, String subtype, @Nullable ItemSelector item, String key) {
    private static final String EXAMPLE = "write {type}.{subtype}.{key}, as in K8s.server.version";
    private static final String ITEM_EXAMPLE = "write {type}.{subtype}[2].{key}, or [id=x] in place of [2]";

    /** The path of a reading of the subtype itself. */
    public ConstraintPath(String type, String subtype, String key) {
        this(type, subtype, null, key);
    }

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
        int bracket = bracket(path, first);
        if (bracket < 0) {
            int second = path.indexOf('.', first + 1);
            return new ConstraintPath(
                    path.substring(0, first), path.substring(first + 1, second), path.substring(second + 1));
        }
        int end = path.indexOf("].", bracket);
        return new ConstraintPath(
                path.substring(0, first),
                path.substring(first + 1, bracket),
                ItemSelector.of(path.substring(bracket + 1, end)),
                path.substring(end + 2));
    }

    /** Where the subtype's bracket opens; negative if there is none: one behind the second dot is part of a key. */
    private static int bracket(String path, int first) {
        int second = path.indexOf('.', first + 1);
        int bracket = path.indexOf('[', first + 1);
        return bracket < 0 || (second >= 0 && second < bracket) ? -1 : bracket;
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
        int bracket = bracket(path, first);
        if (bracket >= 0) {
            return malformedItem(text, path, first, bracket);
        }
        int second = path.indexOf('.', first + 1);
        if (second < 0) {
            return new Malformed(text, "it has no key", EXAMPLE);
        }
        return empty(text, path.substring(0, first), path.substring(first + 1, second), path.substring(second + 1));
    }

    private static @Nullable Malformed malformedItem(String text, String path, int first, int bracket) {
        int end = path.indexOf("].", bracket);
        if (end < 0) {
            boolean closed = path.indexOf(']', bracket) >= 0;
            return new Malformed(text, closed ? "no key follows its ]" : "its [ is not closed", ITEM_EXAMPLE);
        }
        String inside = path.substring(bracket + 1, end);
        if (ItemSelector.of(inside) == null) {
            return new Malformed(text, "[" + inside + "] is neither a number nor key=value", ITEM_EXAMPLE);
        }
        return empty(text, path.substring(0, first), path.substring(first + 1, bracket), path.substring(end + 2));
    }

    private static @Nullable Malformed empty(String text, String type, String subtype, String key) {
        String empty = type.isBlank() ? "type" : subtype.isBlank() ? "subtype" : key.isBlank() ? "key" : null;
        return empty == null ? null : new Malformed(text, "its " + empty + " is empty", EXAMPLE);
    }

    /** The path as it is written. */
    public String text() {
        return type + "." + subtype + (item == null ? "" : item.text()) + "." + key;
    }
}
