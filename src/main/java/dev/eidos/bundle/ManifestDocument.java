package dev.eidos.bundle;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A YAML document of a file with several.
 *
 * <p>Source: YAML 1.2.2, section 9.1.2: a line that begins with the three characters of a marker, and then a blank or
 * nothing, is a marker whatever it stands in.
 *
 * @param start where it begins in the file, in characters
 * @param text as the file has it
 * @param root what it says; lines count from its start
 */
public record ManifestDocument(int start, String text, Value root) {

    /** The documents of a file, without those that have nothing but comments. */
    public static List<ManifestDocument> all(String text, String name) {
        List<ManifestDocument> documents = new ArrayList<>();
        int start = 0;
        for (int line = 0; line < text.length(); line = endOfLine(text, line)) {
            if (isMarker(text, line, "---")) {
                add(documents, start, text.substring(start, line), name);
                start = line;
            } else if (isMarker(text, line, "...")) {
                add(documents, start, text.substring(start, line), name);
                start = endOfLine(text, line);
            }
        }
        add(documents, start, text.substring(start), name);
        return documents;
    }

    private static void add(List<ManifestDocument> documents, int start, String text, String name) {
        boolean says = text.lines()
                .map(String::strip)
                .anyMatch(line -> !line.isEmpty()
                        && !line.startsWith("#")
                        && !line.startsWith("%")
                        && !line.equals("---")
                        && !line.equals("\uFEFF"));
        if (says) {
            String which = documents.isEmpty() ? name : name + " (document " + (documents.size() + 1) + ")";
            documents.add(new ManifestDocument(start, text, DocumentReader.read(text, which, Dialect.HELM)));
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
