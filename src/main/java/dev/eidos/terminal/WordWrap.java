package dev.eidos.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines of a sentence on a terminal, broken at blanks alone: a path that is longer than a line can still be copied. */
public final class WordWrap {
    private WordWrap() {}

    /**
     * The sentence in lines, at least one.
     *
     * @param first columns for the first line
     * @param next columns for each further one
     */
    public static List<String> lines(String sentence, int first, int next) {
        return lines(List.of(sentence.split(" ", -1)), first, next);
    }

    /** The same of a sentence of these words, which may have blanks within. */
    public static List<String> lines(List<String> words, int first, int next) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int room = first;
        int used = 0;
        for (String word : words) {
            int width = DisplayWidth.of(word);
            if (!line.isEmpty() && used + 1 + width > room) {
                lines.add(line.toString());
                line.setLength(0);
                room = next;
                used = 0;
            }
            used += line.isEmpty() ? width : 1 + width;
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
