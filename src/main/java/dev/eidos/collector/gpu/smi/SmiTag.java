package dev.eidos.collector.gpu.smi;

import org.jspecify.annotations.Nullable;

/**
 * A tag in nvidia-smi's XML; its attributes are not needed.
 *
 * @param end where the text goes on behind it
 */
record SmiTag(Kind kind, String name, int end) {
    enum Kind {
        START,
        END,
        EMPTY
    }

    /** The tag that begins at a bracket; null where none does. */
    static @Nullable SmiTag at(String text, int bracket) {
        boolean ends = text.startsWith("/", bracket + 1);
        int from = bracket + (ends ? 2 : 1);
        int to = from;
        while (to < text.length() && isOfName(text.charAt(to), to == from)) {
            to++;
        }
        int close = close(text, to);
        if (to == from || close < 0) {
            return null;
        }
        String rest = text.substring(to, close);
        boolean empty = rest.endsWith("/");
        // behind a name come attributes, which begin with a blank, or nothing
        if (!rest.isEmpty() && !rest.equals("/") && !Character.isWhitespace(rest.charAt(0))) {
            return null;
        }
        if (ends && !rest.isBlank()) {
            return null;
        }
        return new SmiTag(ends ? Kind.END : empty ? Kind.EMPTY : Kind.START, text.substring(from, to), close + 1);
    }

    private static boolean isOfName(char c, boolean first) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return letter || (!first && ((c >= '0' && c <= '9') || c == '-' || c == '.'));
    }

    /** The bracket that closes a tag; -1 where another begins before, or the line ends. */
    private static int close(String text, int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '\n') {
                return -1;
            }
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        return -1;
    }
}
