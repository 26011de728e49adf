package dev.eidos.recipe.lint.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A chart's output without what differs between two renderings of the same: passwords, certificates, and checksums of
 * them.
 */
final class StableText {
    private static final String SEPARATOR = "\n---\n";

    private final Set<String> volatileLines = new HashSet<>();
    private final Set<String> volatileDocuments = new HashSet<>();
    private final String stable;

    private StableText(String one, String other) {
        if (!one.equals(other)) {
            compare(documents(one), documents(other));
        }
        stable = of(one);
    }

    /** What two renderings have in common. */
    static StableText of(String one, String other) {
        return new StableText(one, other);
    }

    /** Returns whether a rendering of something else differs in what is stable. */
    boolean differs(String other) {
        return !stable.equals(of(other));
    }

    private void compare(List<String> ones, List<String> others) {
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            List<String> lines = ones.get(i).lines().toList();
            List<String> same = others.get(i).lines().toList();
            if (lines.size() != same.size()) {
                volatileDocuments.add(head(ones.get(i)));
                continue;
            }
            for (int line = 0; line < lines.size(); line++) {
                if (!lines.get(line).equals(same.get(line))) {
                    volatileLines.add(key(lines.get(line)));
                }
            }
        }
    }

    private String of(String text) {
        if (volatileLines.isEmpty() && volatileDocuments.isEmpty()) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        for (String document : documents(text)) {
            if (!volatileDocuments.contains(head(document))) {
                document.lines()
                        .filter(line -> !volatileLines.contains(key(line)))
                        .forEach(line -> kept.append(line).append('\n'));
            }
        }
        return kept.toString();
    }

    private static List<String> documents(String text) {
        List<String> documents = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, from)) {
            documents.add(text.substring(from, end));
            from = end + SEPARATOR.length();
        }
        documents.add(text.substring(from));
        return documents;
    }

    /** The line that says which template made a document. */
    private static String head(String document) {
        int end = document.indexOf('\n');
        return end < 0 ? document : document.substring(0, end);
    }

    /** What a line has before its value. */
    private static String key(String line) {
        int colon = line.indexOf(": ");
        return colon < 0 ? line.strip() : line.substring(0, colon);
    }
}
