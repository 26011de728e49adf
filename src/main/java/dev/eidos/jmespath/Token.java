package dev.eidos.jmespath;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param text a sign, or what stands between quotes
 * @param at where it begins
 */
record Token(Kind kind, String text, int at) {
    /** The kind of a word. */
    enum Kind {
        NAME,
        QUOTED,
        TEXT,
        JSON,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** How strongly it binds what stands before it; 0 for what ends an expression. */
    int binding() {
        if (kind != Kind.SIGN) {
            return 0;
        }
        return switch (text) {
            case "|" -> 1;
            case "||" -> 2;
            case "&&" -> 3;
            case "==", "!=", "<", "<=", ">", ">=" -> 5;
            case "[]" -> 9;
            case "*" -> 20;
            case "[?" -> 21;
            case "." -> 40;
            case "[" -> 55;
            default -> 0;
        };
    }
}
