package dev.eidos.terminal;

import dev.eidos.text.TerminalControl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text that fits on a terminal's lines and cannot control it. */
public final class TerminalText {
    private TerminalText() {}

    /** Tabs and newlines of multi-value files as blanks; what else would steer a terminal is replaced. */
    public static String visible(String value) {
        StringBuilder shown = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean blank = c == '\t' || c == '\n' || c == '\r';
            shown.append(blank ? ' ' : TerminalControl.is(c) ? '\ufffd' : c);
        }
        return shown.toString();
    }

    /** The same of a text that is a list: it keeps its lines. */
    public static String visibleLines(String text) {
        return text.lines().map(TerminalText::visible).collect(Collectors.joining("\n"));
    }

    /** The beginning that fits into so many columns of a terminal. */
    public static String cut(String text, int columns) {
        return text.substring(0, fitting(text, 0, Math.max(0, columns)));
    }

    /** The text in lines of at most so many columns, at least one line. */
    public static List<String> lines(String text, int room) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        do {
            int to = breakAt(text, from, room);
            lines.add(text.substring(from, to).strip());
            from = to;
        } while (from < text.length());
        return lines;
    }

    /** After the last blank or comma that fits, or in the middle of a word that is longer than the line. */
    public static int breakAt(String text, int from, int room) {
        int end = fitting(text, from, room);
        if (end == text.length()) {
            return end;
        }
        for (int i = end; i > from; i--) {
            char before = text.charAt(i - 1);
            if (before == ' ' || before == ',') {
                // little is left on the line, unless the word has room on the next one
                return i > from + (end - from) / 2 || endOfWord(text, i) <= fitting(text, i, room) ? i : end;
            }
        }
        // a line without room for one character has it nevertheless
        return end > from ? end : text.offsetByCodePoints(from, 1);
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != ',') {
            end++;
        }
        return end;
    }

    /** The end of the last character that fits, with the marks that sit on it; an index into the text. */
    private static int fitting(String text, int from, int room) {
        int width = 0;
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            width += DisplayWidth.of(point);
            if (width > room) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }
}
