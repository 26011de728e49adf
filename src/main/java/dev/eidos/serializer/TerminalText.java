package dev.eidos.serializer;

import java.util.ArrayList;
import java.util.List;

/** Text that fits on a terminal's lines and cannot control it. */
public final class TerminalText {
    private TerminalText() {}

    /** Tabs and newlines of multi-value files as blanks; other control characters must not reach a terminal. */
    public static String visible(String value) {
        StringBuilder shown = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean blank = c == '\t' || c == '\n' || c == '\r';
            shown.append(blank ? ' ' : Character.isISOControl(c) ? '\ufffd' : c);
        }
        return shown.toString();
    }

    /** The text in lines of at most so many characters, at least one line. */
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
    static int breakAt(String text, int from, int room) {
        if (text.length() - from <= room) {
            return text.length();
        }
        for (int i = from + room; i > from + room / 2; i--) {
            char before = text.charAt(i - 1);
            if (before == ' ' || before == ',') {
                return i;
            }
        }
        return from + room;
    }
}
