package dev.eidos.redact;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The part of the JDK's regular expressions that a site may use: without repeated groups, which can overflow the stack
 * of the thread that matches, without references back and without looking around. How often it looks at a text is
 * limited besides, by {@link BoundedText}.
 */
final class SiteExpression {
    private static final String QUANTIFIERS = "*+?{";

    /** Escapes of the JDK's that are a character or a class, or a boundary. */
    private static final String ESCAPES = "dDwWsSbBtnrf";

    private SiteExpression() {}

    /** @param pattern with the slashes around it */
    static Pattern parse(String pattern) {
        String expression = pattern.substring(1, pattern.length() - 1);
        refuseWhatIsNotAllowed(pattern, expression);
        Pattern compiled;
        try {
            compiled = Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw SitePatterns.malformed(pattern, e.getDescription());
        }
        if (compiled.matcher("").find()) {
            throw SitePatterns.malformed(pattern, "it matches where nothing is");
        }
        return compiled;
    }

    private static void refuseWhatIsNotAllowed(String pattern, String expression) {
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            char next = i + 1 < expression.length() ? expression.charAt(i + 1) : ' ';
            if (c == '\\') {
                if (Text.isLetterOrDigit(next) && ESCAPES.indexOf(next) < 0) {
                    throw SitePatterns.malformed(pattern, "\\" + next + " is not supported");
                }
                i++;
            } else if (inClass) {
                inClass = c != ']';
                if (c == '[' || (c == '&' && next == '&')) {
                    throw SitePatterns.malformed(pattern, "a class within a class is not supported");
                }
            } else if (c == '[') {
                inClass = true;
                // a bracket that comes first, after the sign of negation, is one of the class
                int first = next == '^' ? i + 2 : i + 1;
                i = first < expression.length() && expression.charAt(first) == ']' ? first : first - 1;
            } else if (c == ')' && QUANTIFIERS.indexOf(next) >= 0 && next != ' ') {
                throw SitePatterns.malformed(pattern, "a repeated group is not supported");
            } else if (c == '('
                    && next == '?'
                    && !expression.startsWith("(?:", i)
                    && !(i == 0 && expression.startsWith("(?i)"))) {
                throw SitePatterns.malformed(pattern, "of (?…) only (?:…), and (?i) at the beginning, are supported");
            } else if (c == '(' && i == 0 && expression.startsWith("(?i)")) {
                i += "(?i)".length() - 1;
            }
        }
    }
}
