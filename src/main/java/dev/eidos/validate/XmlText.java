package dev.eidos.validate;

import dev.eidos.text.TerminalControl;

/** Text as XML 1.0 can hold it, in attributes and elements alike. */
public final class XmlText {
    private XmlText() {}

    /**
     * Escapes what is markup, what steers a terminal, and the blanks that an attribute would not keep. What XML 1.0
     * cannot say in any way (section 2.2: most control characters, lone surrogates, U+FFFE and U+FFFF) becomes U+FFFD.
     */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (isCharacter(c) && !steers(c)) {
                        escaped.appendCodePoint(c);
                    } else if (isCharacter(c) || isBlank(c)) {
                        escaped.append("&#").append(c).append(';');
                    } else {
                        escaped.append('\uFFFD');
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** What would steer the terminal that the document is written to, as many characters of C1 do. */
    private static boolean steers(int c) {
        return Character.isBmpCodePoint(c) && TerminalControl.is((char) c);
    }

    private static boolean isBlank(int c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isCharacter(int c) {
        return c >= ' '
                && c != 0xFFFE
                && c != 0xFFFF
                && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
