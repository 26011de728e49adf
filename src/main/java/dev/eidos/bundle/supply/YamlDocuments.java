package dev.eidos.bundle.supply;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream of YAML documents into its documents.
 *
 * <p>Source: YAML 1.2.2, section 9.1.2: a line that begins with the three characters of a marker, and then a blank or
 * nothing, is a marker whatever it stands in.
 */
final class YamlDocuments {
    private YamlDocuments() {}

    /** A part of a text, and where it begins there. */
    record Part(int start, String text) {}

    /** The documents, without those that have nothing but comments. */
    static List<Part> split(String text) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (int line = 0; line < text.length(); line = endOfLine(text, line)) {
            if (isMarker(text, line, "---")) {
                add(parts, start, text.substring(start, line));
                start = line;
            } else if (isMarker(text, line, "...")) {
                add(parts, start, text.substring(start, line));
                start = endOfLine(text, line);
            }
        }
        add(parts, start, text.substring(start));
        return parts;
    }

    private static void add(List<Part> parts, int start, String text) {
        boolean says = text.lines()
                .map(String::strip)
                .anyMatch(line -> !line.isEmpty()
                        && !line.startsWith("#")
                        && !line.startsWith("%")
                        && !line.equals("---")
                        && !line.equals("\uFEFF"));
        if (says) {
            parts.add(new Part(start, text));
        }
    }

    private static boolean isMarker(String text, int line, String marker) {
        int end = line + marker.length();
        return text.startsWith(marker, line) && (end == text.length() || " \t\r\n".indexOf(text.charAt(end)) >= 0);
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }
}
