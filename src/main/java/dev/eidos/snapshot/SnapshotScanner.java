package dev.eidos.snapshot;

import dev.eidos.document.DocumentHeader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A scanner of snapshots as this tool writes them, line by line and without a tree. Thousands are read for one answer,
 * and nearly all are of this form. Whatever is not, by a single sign, is refused: {@link SnapshotReader} reads it.
 */
public final class SnapshotScanner {
    private final String text;
    private final SnapshotEvents to;

    private String section = "";
    private String type = "";
    private boolean gaps;
    private @Nullable String object;
    private @Nullable String reason;

    private SnapshotScanner(String text, SnapshotEvents to) {
        this.text = text;
        this.to = to;
    }

    /**
     * Scans a document.
     *
     * @return false if it is of another form; what was told until then is to be forgotten
     */
    public static boolean scan(String text, SnapshotEvents to) {
        return new SnapshotScanner(text, to).scan();
    }

    private boolean scan() {
        if (!text.startsWith("apiVersion: " + DocumentHeader.API_VERSION + "\nkind: Snapshot\n")
                || !text.endsWith("\n")) {
            return false;
        }
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            if (!line(from, end)) {
                return false;
            }
            from = end + 1;
        }
        return object == null && section.equals("measurements");
    }

    private boolean line(int from, int end) {
        int start = from;
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        int indent = start - from;
        boolean item = text.startsWith("- ", start);
        if (indent > 2 && section.equals("metadata")) {
            // what is known of the cluster is no fact of the node
            return true;
        }
        return switch (indent) {
            case 0 -> item ? type(start + 2, end) : top(start, end);
            case 2 ->
                section.equals("metadata")
                        ? metadata(start, end)
                        : item ? subtype(start + 2, end) : is("subtypes:", start, end);
            case 4 -> item ? gaps && object(start + 2, end) : heading(start, end);
            case 6 -> gaps ? gapField(start, end) : reading(start, end);
            default -> false;
        };
    }

    private boolean is(String line, int start, int end) {
        return end - start == line.length() && text.startsWith(line, start);
    }

    private boolean top(int start, int end) {
        if (is("metadata:", start, end) || is("measurements:", start, end)) {
            section = text.substring(start, end - 1);
            return true;
        }
        return section.isEmpty() && (text.startsWith("apiVersion: ", start) || text.startsWith("kind: ", start));
    }

    private boolean metadata(int start, int end) {
        if (end > start && text.charAt(end - 1) == ':') {
            return true;
        }
        int colon = keyEnd(start, end);
        String value = colon < 0 ? null : value(colon + 2, end);
        if (value == null) {
            return false;
        }
        to.metadata(text.substring(start, colon), value);
        return true;
    }

    private boolean type(int start, int end) {
        if (!section.equals("measurements") || !text.startsWith("type: ", start) || object != null) {
            return false;
        }
        String value = value(start + 6, end);
        type = value == null ? "" : value;
        return value != null;
    }

    private boolean subtype(int start, int end) {
        if (type.isEmpty() || !text.startsWith("subtype: ", start) || object != null) {
            return false;
        }
        String value = value(start + 9, end);
        if (value == null) {
            return false;
        }
        gaps = false;
        to.subtype(type, value);
        return true;
    }

    private boolean heading(int start, int end) {
        if (is("notCollected:", start, end)) {
            gaps = true;
            return true;
        }
        return is("data:", start, end) || is("data: {}", start, end);
    }

    private boolean reading(int start, int end) {
        int colon = keyEnd(start, end);
        if (colon < 0) {
            return false;
        }
        String key = text.charAt(start) == '"' ? quoted(start, colon) : text.substring(start, colon);
        String value = value(colon + 2, end);
        if (key == null || value == null) {
            return false;
        }
        to.reading(key, value);
        return true;
    }

    private boolean object(int start, int end) {
        if (object != null || !text.startsWith("object: ", start)) {
            return false;
        }
        object = value(start + 8, end);
        return object != null;
    }

    private boolean gapField(int start, int end) {
        if (object == null) {
            return false;
        }
        if (reason == null && text.startsWith("reason: ", start)) {
            reason = value(start + 8, end);
            return reason != null;
        }
        if (reason == null || !text.startsWith("message: ", start)) {
            return false;
        }
        String message = value(start + 9, end);
        if (message == null) {
            return false;
        }
        to.gap(object, reason, message);
        object = null;
        reason = null;
        return true;
    }

    /** The colon after a key; -1 if there is none that is followed by a value. */
    private int keyEnd(int start, int end) {
        if (start == end) {
            return -1;
        }
        int from = start;
        if (text.charAt(start) == '"') {
            from = closing(start, end) + 1;
            if (from == 0) {
                return -1;
            }
        } else if (isSpecial(text.charAt(start))) {
            return -1;
        }
        for (int i = from; i < end - 2; i++) {
            if (text.charAt(i) == ':' && text.charAt(i + 1) == ' ') {
                return i;
            }
        }
        return -1;
    }

    private int closing(int start, int end) {
        for (int i = start + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return -1;
    }

    /** What only a reader of YAML understands. */
    private static boolean isSpecial(char c) {
        return "!&*?|>%@`'[]{},#".indexOf(c) >= 0;
    }

    private @Nullable String value(int start, int end) {
        if (start >= end) {
            return null;
        }
        char first = text.charAt(start);
        if (first == '"') {
            return closing(start, end) == end - 1 ? quoted(start, end) : null;
        }
        if (isSpecial(first) || text.charAt(end - 1) == ' ' || first == ' ') {
            return null;
        }
        for (int i = start + 1; i < end; i++) {
            char c = text.charAt(i);
            boolean comment = c == '#' && text.charAt(i - 1) == ' ';
            boolean mapping = c == ' ' && text.charAt(i - 1) == ':';
            if (comment || mapping || c < ' ') {
                return null;
            }
        }
        String value = text.substring(start, end);
        return isPlain(value) ? value : null;
    }

    /** Numbers and words that a reader of YAML writes otherwise than they stand are its business. */
    private static boolean isPlain(String value) {
        char first = value.charAt(0);
        if (first == '+' || first == '.' || first == '~' || (first == '-' && !value.matches("-[0-9]+"))) {
            return false;
        }
        if (first >= '0' && first <= '9') {
            return !value.startsWith("0x") && !value.startsWith("0o") && isWritten(value);
        }
        if (value.length() <= 5) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "null" -> false;
                case "true", "false" -> value.charAt(0) >= 'a';
                default -> true;
            };
        }
        return true;
    }

    /** A number with leading zeros or an exponent would read otherwise. */
    private static boolean isWritten(String value) {
        boolean number = true;
        for (int i = 0; i < value.length() && number; i++) {
            char c = value.charAt(i);
            number = (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
        }
        return !number
                || (value.length() <= 18 && value.matches("0|[1-9][0-9]*|(0|[1-9][0-9]*)[.][0-9]+|[0-9]+[.-].*[.-].*"));
    }

    /** The text between quotes; null where an escape is used that only a reader of YAML knows. */
    private @Nullable String quoted(int start, int end) {
        int backslash = text.indexOf('\\', start);
        if (backslash < 0 || backslash >= end) {
            return text.substring(start + 1, end - 1);
        }
        var plain = new StringBuilder(end - start);
        for (int i = start + 1; i < end - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                switch (text.charAt(i)) {
                    case '\\' -> plain.append('\\');
                    case '"' -> plain.append('"');
                    case 't' -> plain.append('\t');
                    case 'n' -> plain.append('\n');
                    case 'r' -> plain.append('\r');
                    default -> {
                        return null;
                    }
                }
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
