package dev.eidos.redact;

/** The values of {@code set DB_PASS S} and {@code setenv DB_PASS S}, which shells and consoles of programs know. */
final class SetVariables {
    private static final String SET = "set";
    private static final String SETENV = "env";

    private SetVariables() {}

    static String hide(String text, CredentialNames names) {
        int set = text.indexOf(SET);
        if (set < 0) {
            return text;
        }
        var shown = new StringBuilder();
        int done = 0;
        for (; set >= 0; set = text.indexOf(SET, Math.max(done, set + 1))) {
            int name = isWord(text, set) ? nameAfter(text, set) : 0;
            int endOfName = endOfName(text, name);
            int value = afterBlanks(text, endOfName);
            if (name == 0 || value == endOfName || !names.tell(text.substring(name, endOfName))) {
                continue;
            }
            boolean quoted = value < text.length() && "\"'".indexOf(text.charAt(value)) >= 0;
            int start = quoted ? value + 1 : value;
            int end = quoted ? endOfQuoted(text, start, text.charAt(value)) : endOfWord(text, start);
            String secret = text.substring(start, end);
            if (!CredentialMask.isHarmless(secret) && !CommandWords.isProse(secret)) {
                shown.append(text, done, start).append(CredentialMask.REDACTED);
                done = end;
            }
        }
        return done == 0 ? text : shown.append(text, done, text.length()).toString();
    }

    private static boolean isWord(String text, int at) {
        return at == 0 || " \t\r\n,;:=\"'&|([{".indexOf(text.charAt(at - 1)) >= 0;
    }

    /** Where the name begins, past options such as fish's {@code -gx}; 0 if the word is another. */
    private static int nameAfter(String text, int set) {
        int end = set + SET.length();
        end = text.startsWith(SETENV, end) ? end + SETENV.length() : end;
        int name = afterBlanks(text, end);
        if (name == end) {
            return 0;
        }
        if (name < text.length() && text.charAt(name) == '-') {
            int option = endOfWord(text, name);
            name = afterBlanks(text, option);
            return name == option ? 0 : name;
        }
        return name;
    }

    /** Variables have no small letters, as the words of a sentence have. */
    private static int endOfName(String text, int from) {
        int end = from;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfName(char c) {
        return c == '_' || Text.isDigit(c) || (c >= 'A' && c <= 'Z');
    }

    private static int afterBlanks(String text, int from) {
        int end = from;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end;
    }

    private static int endOfQuoted(String text, int from, char quote) {
        int end = text.indexOf(quote, from);
        return end < 0 ? text.length() : end;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && " \t\r\n;\"',".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
