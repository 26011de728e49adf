package dev.eidos.bundle.supply;

import dev.eidos.document.Value;
import java.util.Map;
import java.util.TreeMap;

/** Replacements of single values in the text that they were read from. */
final class TextReplacements {
    private final String text;
    private final Map<Integer, Replacement> byStart = new TreeMap<>();

    private record Replacement(int length, String value) {}

    TextReplacements(String text) {
        this.text = text;
    }

    /**
     * Takes note of a value; whether it can be replaced: it must stand on one line, plain or in quotes, without
     * escapes.
     */
    boolean add(Value.Scalar place, String old, String value) {
        int at = offset(place.at().line(), place.at().column());
        if (at < 0) {
            return false;
        }
        int quote = text.startsWith("\"", at) || text.startsWith("'", at) ? 1 : 0;
        boolean there = text.startsWith(old, at + quote)
                && (quote == 0 || text.startsWith(text.substring(at, at + 1), at + 1 + old.length()));
        if (there) {
            byStart.put(at + quote, new Replacement(old.length(), value));
        }
        return there;
    }

    String apply() {
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (Map.Entry<Integer, Replacement> entry : byStart.entrySet()) {
            result.append(text, done, entry.getKey()).append(entry.getValue().value());
            done = entry.getKey() + entry.getValue().length();
        }
        return result.append(text, done, text.length()).toString();
    }

    private int offset(int line, int column) {
        int start = line < 1 || column < 1 ? -1 : 0;
        for (int i = 1; i < line && start >= 0; i++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? -1 : end + 1;
        }
        int end = start < 0 ? -1 : text.indexOf('\n', start);
        end = end < 0 ? text.length() : end;
        boolean there = start >= 0 && text.codePointCount(start, end) >= column - 1;
        return there ? text.offsetByCodePoints(start, column - 1) : -1;
    }
}
