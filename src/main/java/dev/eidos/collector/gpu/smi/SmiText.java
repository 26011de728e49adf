package dev.eidos.collector.gpu.smi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text between two tags of nvidia-smi's XML. */
final class SmiText {
    /** Of the longest number of a character, {@code #x10FFFF}. */
    private static final int LONGEST_REFERENCE = 8;

    private SmiText() {}

    /**
     * Appends a text with its entities resolved.
     *
     * @param broken told of what XML does not allow; it stays as it is
     */
    static void append(String text, Map<String, String> entities, StringBuilder to, Runnable broken) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '&') {
                if (!isAllowed(c)) {
                    broken.run();
                }
                to.append(c);
                continue;
            }
            int end = text.indexOf(';', i, Math.min(text.length(), i + LONGEST_REFERENCE + 2));
            String name = end > i ? text.substring(i + 1, end) : "";
            String meant = name.startsWith("#") ? character(name) : entities.get(name);
            if (meant == null) {
                broken.run();
                to.append(c);
            } else {
                to.append(meant);
                i = end;
            }
        }
    }

    /** XML 1.0, section 2.2, without U+FFFD, which stands for bytes that are no UTF-8. */
    private static boolean isAllowed(char c) {
        return c >= ' ' ? c < '\ufffd' : c == '\t' || c == '\n' || c == '\r';
    }

    private static @Nullable String character(String reference) {
        boolean hex = reference.startsWith("#x");
        try {
            int code = Integer.parseInt(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) && (code > Character.MAX_VALUE || isAllowed((char) code))
                    ? Character.toString(code)
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
