package dev.eidos.redact;

/** The values of {@code name=value}, in command lines, queries and lists of settings, whose names tell. */
final class AssignedPairs {
    /** A shorter code is that of a language, an error or a country. */
    private static final int SHORTEST_CODE = 16;

    private AssignedPairs() {}

    /** Everything after {@code =} when the name before it tells: where the credential ends cannot be known. */
    static String hide(String text, CredentialNames names) {
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            String value = valueFrom(text, equals + 1);
            boolean tells = names.tellOfPair(nameBefore(text, equals)) || isAccessCode(text, equals, value);
            if (tells && !CredentialMask.isHarmless(value)) {
                return text.substring(0, equals + 1) + CredentialMask.REDACTED;
            }
        }
        return text;
    }

    /** {@code https://h/api/f?code=S}, the key of a function or of a log-in. */
    private static boolean isAccessCode(String text, int equals, String value) {
        int start = equals - "?code".length();
        return value.length() >= SHORTEST_CODE
                && (text.startsWith("?code", start) || text.startsWith("&code", start));
    }

    private static String nameBefore(String text, int equals) {
        int end = equals;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        int start = end;
        while (start > 0 && "=,&;? \t\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.substring(start, end);
    }

    private static String valueFrom(String text, int from) {
        int start = from;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < text.length() && ",&; \t\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }
}
