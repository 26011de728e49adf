package dev.eidos.validate;

/** Text as XML 1.0 can hold it, in attributes and elements alike. */
public final class XmlText {
    private XmlText() {}

    /**
     * Escapes what is markup, and the blanks that an attribute would not keep. What XML 1.0 cannot say in any way
     * (section 2.2: most control characters, lone surrogates, U+FFFE and U+FFFF) becomes U+FFFD.
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
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
            }
        }
        return escaped.toString();
    }

    private static boolean isCharacter(int c) {
        return c >= ' '
                && c != 0xFFFE
                && c != 0xFFFF
                && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
