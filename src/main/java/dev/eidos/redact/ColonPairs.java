package dev.eidos.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@code name: value} whose names tell: in JSON, also quoted once more, in YAML, and in the headers of
 * HTTP.
 */
final class ColonPairs {
    /** The names of headers that authorise: all of the line is the credential. */
    private static final List<String> HEADERS =
            List.of("authorization", "cookie", "set-cookie", "x-amz-security-token");

    /** So sure that no blank need follow. */
    private static final List<String> PASSWORDS = List.of("pass", "passwd", "password");

    private static final int SHORTEST_TOKEN = 6;

    private ColonPairs() {}

    static String hide(String text, CredentialNames names) {
        return hideSchemes(hidePairs(text, names));
    }

    private static String hidePairs(String text, CredentialNames names) {
        var shown = new StringBuilder();
        int done = 0;
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', Math.max(done, colon + 1))) {
            Name name = nameBefore(text, colon);
            if (name == null) {
                continue;
            }
            int[] value = value(text, colon + 1, name, names);
            if (value[0] < value[1] && !CredentialMask.isHarmless(text.substring(value[0], value[1]))) {
                shown.append(text, done, value[0]).append(CredentialMask.REDACTED);
                done = value[1];
            }
        }
        return done == 0 ? text : shown.append(text, done, text.length()).toString();
    }

    private record Name(String text, boolean quoted) {}

    private static @Nullable Name nameBefore(String text, int colon) {
        int end = colon;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        boolean quoted = end > 0 && isQuote(text.charAt(end - 1));
        if (quoted) {
            end--;
            while (end > 0 && text.charAt(end - 1) == '\\') {
                end--;
            }
        }
        int start = end;
        while (start > 0 && isOfName(text.charAt(start - 1))) {
            start--;
        }
        return start == end ? null : new Name(text.substring(start, end), quoted);
    }

    private static boolean isOfName(char c) {
        return Text.isLetterOrDigit(c) || "_-./".indexOf(c) >= 0;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** From where to where it goes; empty where there is none to hide. */
    private static int[] value(String text, int from, Name name, CredentialNames names) {
        int start = from;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int[] nothing = {from, from};
        String lower = name.text().toLowerCase(Locale.ROOT);
        if (start == text.length()
                || !(names.tell(name.text()) || HEADERS.contains(lower) || PASSWORDS.contains(lower))) {
            return nothing;
        }
        int quote = start;
        while (quote < text.length() && text.charAt(quote) == '\\') {
            quote++;
        }
        if (quote < text.length() && isQuote(text.charAt(quote))) {
            return new int[] {quote + 1, endOfQuoted(text, quote + 1, text.charAt(quote), quote - start)};
        }
        if (text.charAt(start) == '[') {
            int end = text.indexOf(']', start);
            return new int[] {start + 1, end < 0 ? text.length() : end};
        }
        if (text.charAt(start) == '{') {
            return nothing;
        }
        if (name.quoted()) {
            return new int[] {start, endOfWord(text, start, ",}] \t\r\n")};
        }
        if (HEADERS.stream().anyMatch(lower::endsWith)) {
            return new int[] {start, endOfWord(text, start, "\"'\r\n")};
        }
        boolean blank = start > from;
        if (!blank && !PASSWORDS.contains(lower)) {
            return nothing;
        }
        int end = endOfWord(text, start, " \t\r\n\"',;");
        return isProse(text, start, end) ? nothing : new int[] {start, end};
    }

    /** {@code getting credentials: exec: …}, {@code token: has expired}: words about a credential. */
    private static boolean isProse(String text, int start, int end) {
        if (end == start || text.charAt(end - 1) == ':') {
            return true;
        }
        for (int i = start; i < end; i++) {
            if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
                return false;
            }
        }
        return end < text.length() && text.charAt(end) == ' ';
    }

    /** The next quote with as many backslashes before it as the first one. */
    private static int endOfQuoted(String text, int from, char quote, int backslashes) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == quote && backslashesBefore(text, from, i) <= backslashes) {
                return i - Math.min(backslashes, backslashesBefore(text, from, i));
            }
        }
        return text.length();
    }

    private static int backslashesBefore(String text, int from, int at) {
        int start = at;
        while (start > from && text.charAt(start - 1) == '\\') {
            start--;
        }
        return at - start;
    }

    private static int endOfWord(String text, int from, String ends) {
        int end = from;
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** {@code Bearer eyJ…}, {@code Basic dXNlcjp…} without the header's name. */
    private static String hideSchemes(String text) {
        var shown = new StringBuilder();
        int done = 0;
        for (int blank = text.indexOf(' '); blank >= 0; blank = text.indexOf(' ', blank + 1)) {
            int start = blank;
            while (start > done && Text.isLetter(text.charAt(start - 1))) {
                start--;
            }
            int end = endOfWord(text, blank + 1, " \t\r\n\"',;");
            if (isCredential(text.substring(start, blank), text.substring(blank + 1, end))) {
                shown.append(text, done, blank + 1).append(CredentialMask.REDACTED);
                done = end;
            }
        }
        return done == 0 ? text : shown.append(text, done, text.length()).toString();
    }

    private static boolean isCredential(String scheme, String value) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "bearer" -> isToken(value);
            case "basic" -> isLogin(value);
            default -> false;
        };
    }

    /** A word of lower-case letters is one of a sentence. */
    private static boolean isToken(String value) {
        if (value.length() < SHORTEST_TOKEN) {
            return false;
        }
        boolean isWord = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Text.isLetterOrDigit(c) && "-._~+/=:".indexOf(c) < 0) {
                return false;
            }
            isWord &= (c >= 'a' && c <= 'z') || (i == 0 && Text.isLetter(c));
        }
        return !isWord;
    }

    /** Name and password with a colon between them, in Base64 (RFC 7617). */
    private static boolean isLogin(String value) {
        try {
            String decoded = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
            return decoded.indexOf(':') >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
