package dev.eidos.document;

import dev.eidos.measurement.Reading;
import dev.eidos.text.TerminalControl;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A writer of nodes as block-style YAML that YAML 1.1 and 1.2 readers understand alike.
 *
 * <p>By hand, because a library's emitter, which can write any style of any document, takes 15 ms of a JVM that has
 * just started for a recipe, and this takes 2. What is written is read back by the library in the tests.
 */
public final class YamlWriter {
    /** YAML 1.2, section 7.4.2: a longer key must be marked as one. */
    private static final int LONGEST_KEY = 1024;

    private static final int STEP = 2;

    private final StringBuilder out = new StringBuilder(1 << 14);

    private YamlWriter() {}

    public static String write(Value node) {
        var writer = new YamlWriter();
        writer.value(node, -STEP, "");
        return writer.out.toString();
    }

    /**
     * Writes a value behind whatever it belongs to, and ends the line.
     *
     * @param indent the column of what it belongs to
     * @param gap what goes between on the same line
     */
    private void value(Value node, int indent, String gap) {
        switch (node) {
            case Value.Mapping mapping
            when !mapping.entries().isEmpty() -> {
                endOfLine(gap);
                mapping(mapping, indent + STEP, false);
            }
            case Value.Sequence sequence
            when !sequence.items().isEmpty() -> {
                endOfLine(gap);
                // under a key a list begins in the key's column
                sequence(sequence, Math.max(0, indent), false);
            }
            case Value.Mapping _, Value.Sequence _, Value.Scalar _ -> {
                out.append(gap);
                single(node, indent);
            }
        }
    }

    private void endOfLine(String gap) {
        if (!gap.isEmpty()) {
            out.append('\n');
        }
    }

    private void mapping(Value.Mapping mapping, int column, boolean begun) {
        boolean first = begun;
        for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
            if (!first) {
                blanks(column);
            }
            first = false;
            String key = entry.getKey();
            if (key.length() > LONGEST_KEY) {
                out.append("? ");
                quoted(key);
                out.append('\n');
                blanks(column);
            } else if (YamlScalars.plainIsSafe(key)) {
                out.append(key);
            } else {
                quoted(key);
            }
            out.append(':');
            value(entry.getValue(), column, " ");
        }
    }

    private void sequence(Value.Sequence sequence, int column, boolean begun) {
        boolean first = begun;
        for (Value item : sequence.items()) {
            if (!first) {
                blanks(column);
            }
            first = false;
            out.append("- ");
            switch (item) {
                case Value.Mapping mapping when !mapping.entries().isEmpty() -> mapping(mapping, column + STEP, true);
                case Value.Sequence inner when !inner.items().isEmpty() -> sequence(inner, column + STEP, true);
                case Value.Mapping _, Value.Sequence _, Value.Scalar _ -> single(item, column);
            }
        }
    }

    private void single(Value node, int indent) {
        switch (node) {
            case Value.Scalar scalar -> scalar(scalar.value(), indent);
            case Value.Mapping _ -> out.append("{}");
            case Value.Sequence _ -> out.append("[]");
        }
        out.append('\n');
    }

    private void scalar(@Nullable Reading value, int indent) {
        if (!(value instanceof Reading.Text(String text))) {
            out.append(value == null ? "null" : value.asText());
        } else if (YamlScalars.plainIsSafe(text)) {
            out.append(text);
        } else if (readsBetterAsLines(text)) {
            literal(text, Math.max(0, indent) + STEP);
        } else {
            quoted(text);
        }
    }

    /**
     * A literal block cannot say leading blanks or another end than one newline without markers that few people read.
     */
    private static boolean readsBetterAsLines(String text) {
        int length = text.length();
        if (length < 2 || text.charAt(length - 1) != '\n' || text.charAt(length - 2) == '\n') {
            return false;
        }
        if (text.charAt(0) == ' ' || text.charAt(0) == '\n') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c != '\n' && (c < ' ' || c > '~')) {
                return false;
            }
        }
        return true;
    }

    private void literal(String text, int column) {
        out.append('|');
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            out.append('\n');
            if (end > from) {
                blanks(column);
                out.append(text, from, end);
            }
            from = end + 1;
        }
    }

    /** YAML 1.2, section 5.7. */
    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '\u001b' -> out.append("\\e");
                default -> {
                    if (isPrintable(c)) {
                        out.append(c);
                    } else {
                        out.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            out.append(Character.forDigit((c >> shift) & 0xf, 16));
                        }
                    }
                }
            }
        }
        out.append('"');
    }

    /**
     * Returns whether a character is written as it is. Stricter than YAML, to which the byte order mark and some of the
     * characters that control a terminal are printable.
     */
    private static boolean isPrintable(char c) {
        return c <= '~' ? c >= ' ' : !TerminalControl.is(c) && c != '\ufeff' && c < '\ufffe';
    }

    private void blanks(int count) {
        for (int i = 0; i < count; i++) {
            out.append(' ');
        }
    }
}
