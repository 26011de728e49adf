package dev.eidos.redact;

/** Small questions about the characters of a text. */
final class Text {
    private static final int SHORTEST_SECRET = 2;

    private static final byte BLANK = 1;
    private static final byte DIGIT = 2;
    private static final byte LETTER = 3;
    private static final byte OF_PATH = 4;
    private static final byte[] CHARACTERS = characters();

    private Text() {}

    private static byte[] characters() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < kinds.length; c++) {
            if (isDigit(c)) {
                kinds[c] = DIGIT;
            } else if (isLetter(c)) {
                kinds[c] = LETTER;
            } else if (c == ' ' || c == '\t') {
                kinds[c] = BLANK;
            } else if (c == '/' || c == '.' || c == '_' || c == '-') {
                kinds[c] = OF_PATH;
            }
        }
        return kinds;
    }

    /** The part of a text that has to be looked at: most of what a snapshot has are numbers, words and paths. */
    enum Kind {
        /** Numbers, or a short word. */
        PLAIN,
        /** One word or path, in which only a token's own form can tell. */
        WORD,
        ANY
    }

    /** In one pass without calls: this is asked of every key and value, in a JVM that has just started. */
    static Kind kind(String text) {
        int length = text.length();
        if (length < SHORTEST_SECRET) {
            return Kind.PLAIN;
        }
        boolean digits = true;
        boolean word = text.charAt(0) != '-';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            byte kind = c < CHARACTERS.length ? CHARACTERS[c] : 0;
            digits &= kind == DIGIT || kind == BLANK;
            word &= kind >= DIGIT;
            if (!digits && !word) {
                return Kind.ANY;
            }
        }
        // no form of a token is shorter
        return digits || length < TokenForms.SHORTEST ? Kind.PLAIN : Kind.WORD;
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetterOrDigit(char c) {
        return isLetter(c) || isDigit(c);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** The end of the run of characters from there that are letters, digits or one of the others. */
    static int endOfRun(String text, int from, String others) {
        int end = from;
        while (end < text.length() && (isLetterOrDigit(text.charAt(end)) || others.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /** Returns whether a digit is between the two places. */
    static boolean hasDigit(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
