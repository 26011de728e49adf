package dev.eidos.cli.help;

import java.util.List;

/** Lines that are filled up to a width and broken at blanks alone: a word that is longer stays whole. */
final class FilledLines {
    private static final String GOES_ON = " \\";

    private final int width;
    private final StringBuilder out = new StringBuilder();

    FilledLines(int width) {
        this.width = width;
    }

    void add(String line) {
        out.append(line).append('\n');
    }

    /**
     * Adds a text.
     *
     * @param first what its first line begins with
     * @param next what each further line begins with
     */
    void fill(String text, String first, String next) {
        fill(List.of(text.split(" ", -1)), first, next, "");
    }

    /** Adds a command of a shell, which is broken so that it can be copied; a flag stays with its value. */
    void command(String line) {
        String indent = " ".repeat(line.length() - line.stripLeading().length());
        if (line.length() <= width) {
            add(line);
        } else {
            fill(List.of(line.strip().split(" (?=-|&&)", -1)), indent, indent + "  ", GOES_ON);
        }
    }

    private void fill(List<String> parts, String first, String next, String broken) {
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String part : parts) {
            boolean tooLong = next.length() + part.length() + broken.length() > width;
            for (String word : tooLong ? List.of(part.split(" ", -1)) : List.of(part)) {
                if (begun && line.length() + 1 + word.length() + broken.length() > width) {
                    add(line + broken);
                    line = new StringBuilder(next);
                    begun = false;
                }
                line.append(begun ? " " : "").append(word);
                begun = true;
            }
        }
        add(line.toString());
    }

    String text() {
        return out.toString();
    }
}
