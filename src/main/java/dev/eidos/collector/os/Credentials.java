package dev.eidos.collector.os;

import java.util.Locale;

/** Which kernel parameters carry a credential, so that a snapshot can be shown to anybody. */
final class Credentials {
    /** What a document says in place of a value that was not taken over. */
    static final String WITHHELD = "withheld: looks like a credential";

    private Credentials() {}

    /** The value, or a mark in its place when the key or the value itself looks like a credential. */
    static String withhold(String key, String value) {
        return isCredential(key) || namesCredential(value) || hasUserInfo(value) ? WITHHELD : value;
    }

    /** {@code rd.iscsi.password}, {@code systemd.set_credential}, {@code api-token}: a word of the name tells. */
    private static boolean isCredential(String key) {
        int start = 0;
        for (int i = 0; i <= key.length(); i++) {
            if (i == key.length() || !Character.isLetterOrDigit(key.charAt(i))) {
                if (isCredentialWord(key.substring(start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isCredentialWord(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "pass", "pwd", "psk", "key", "apikey", "secretkey", "auth" -> true;
            default ->
                lower.contains("passw")
                        || lower.contains("passphrase")
                        || lower.contains("secret")
                        || lower.contains("credential")
                        || lower.contains("token");
        };
    }

    /** Options inside a value: {@code //server/share,username=u,password=p}, {@code https://config/?token=t}. */
    private static boolean namesCredential(String value) {
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '?', '&', ';', ',', ' ' -> start = i + 1;
                case '=' -> {
                    if (isCredential(value.substring(start, i))) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** {@code https://user:password@host/} and dracut's {@code iscsi:user:password@target}. */
    private static boolean hasUserInfo(String value) {
        int authority = value.indexOf("//");
        int start = authority >= 0 ? authority + 2 : value.startsWith("iscsi:") ? "iscsi:".length() : -1;
        if (start < 0) {
            return false;
        }
        int at = value.indexOf('@', start);
        int path = value.indexOf('/', start);
        return at > start && (path < 0 || at < path);
    }
}
