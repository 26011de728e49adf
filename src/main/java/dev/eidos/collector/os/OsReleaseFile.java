package dev.eidos.collector.os;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The assignments of an os-release file.
 *
 * @param values in the file's order; of a key that is assigned twice the last value, as a shell would have it
 * @param unreadable the numbers of the lines that are not assignments, from 1
 */
record OsReleaseFile(Map<String, String> values, List<Integer> unreadable) {

    static OsReleaseFile parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Integer> unreadable = new ArrayList<>();
        int number = 0;
        for (String line : withoutMark(text).lines().toList()) {
            number++;
            String assignment = line.strip();
            // systemd takes a semicolon for a comment's beginning, too (src/basic/env-file.c)
            if (assignment.isEmpty() || assignment.charAt(0) == '#' || assignment.charAt(0) == ';') {
                continue;
            }
            int equals = assignment.indexOf('=');
            Optional<String> value = isName(assignment, equals) ? unquote(assignment, equals + 1) : Optional.empty();
            if (value.isPresent()) {
                values.put(assignment.substring(0, equals), value.get());
            } else {
                unreadable.add(number);
            }
        }
        return new OsReleaseFile(values, unreadable);
    }

    /** Some editors put a byte order mark before a text; it is no part of the first key. */
    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static boolean isName(String line, int end) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            if (c != '_' && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && !(i > 0 && c >= '0' && c <= '9')) {
                return false;
            }
        }
        return end > 0;
    }

    /**
     * The value as a shell would read it, without expansions: os-release(5) knows quotes and backslashes only. Nothing
     * where a quote is left open.
     */
    private static Optional<String> unquote(String line, int start) {
        var value = new StringBuilder();
        char quote = 0;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == '\\' && i + 1 < line.length() && isEscape(quote, line.charAt(i + 1))) {
                value.append(line.charAt(++i));
            } else {
                value.append(c);
            }
        }
        return quote == 0 ? Optional.of(value.toString()) : Optional.empty();
    }

    private static boolean isEscape(char quote, char next) {
        return switch (quote) {
            case '\'' -> false;
            case '"' -> next == '"' || next == '\\' || next == '$' || next == '`';
            default -> true;
        };
    }
}
