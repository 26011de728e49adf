package dev.eidos.collector.systemd;

import java.util.Locale;

/**
 * Takes passwords, tokens and keys out of what is captured. In doubt it hides: a path too few in a snapshot costs
 * little.
 */
final class Credentials {
    static final String REDACTED = "<redacted>";

    private static final String[] SECRET_WORDS = {
        "password",
        "passwd",
        "passphrase",
        "secret",
        "token",
        "credential",
        "apikey",
        "accesskey",
        "privatekey",
        "bearer"
    };

    /** Endings of names that hold no secret although they speak of one: {@code --tls-private-key-file}. */
    private static final String[] HARMLESS_ENDINGS = {
        "file", "path", "dir", "directory", "config", "ttl", "mode", "webhook"
    };

    private Credentials() {}

    /** Whether a flag, variable or key of this name is likely to hold a secret; a plain {@code key} names a taint. */
    static boolean named(String name) {
        String plain = lettersOf(name);
        for (String ending : HARMLESS_ENDINGS) {
            if (plain.endsWith(ending)) {
                return false;
            }
        }
        for (String word : SECRET_WORDS) {
            if (plain.contains(word)) {
                return true;
            }
        }
        return (plain.endsWith("key") && !plain.equals("key"))
                || plain.endsWith("auth")
                || plain.endsWith("pwd")
                || plain.equals("authorization");
    }

    /** Text that was found on its own: user information in URLs and {@code name=value} pairs with telling names. */
    static String hide(String text) {
        return hidePairs(hideUserInfo(text));
    }

    /** Whether a value cannot be a secret, whatever its name: a switch. */
    static boolean harmless(String value) {
        return value.isEmpty() || value.equals("true") || value.equals("false");
    }

    /** {@code scheme://user:password@host}; a user alone may be a token, so it goes, too. */
    private static String hideUserInfo(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return text;
        }
        int start = scheme + 3;
        int end = start;
        int at = -1;
        while (end < text.length() && "/?# \t\"'".indexOf(text.charAt(end)) < 0) {
            at = text.charAt(end) == '@' ? end : at;
            end++;
        }
        String head = at < 0 ? text.substring(0, end) : text.substring(0, start) + REDACTED + text.substring(at, end);
        return head + hideUserInfo(text.substring(end));
    }

    /** Everything after {@code =} when the name before it tells: where the secret ends cannot be known. */
    private static String hidePairs(String text) {
        int equals = text.indexOf('=');
        while (equals >= 0) {
            int start = equals;
            while (start > 0 && isNamePart(text.charAt(start - 1))) {
                start--;
            }
            int end = equals + 1;
            while (end < text.length() && ",&; ".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            if (named(text.substring(start, equals)) && !harmless(text.substring(equals + 1, end))) {
                return text.substring(0, equals + 1) + REDACTED;
            }
            equals = text.indexOf('=', equals + 1);
        }
        return text;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private static String lettersOf(String name) {
        return name.replace("-", "").replace("_", "").replace(".", "").toLowerCase(Locale.ROOT);
    }
}
