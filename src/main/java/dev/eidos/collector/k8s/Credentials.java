package dev.eidos.collector.k8s;

import java.util.List;
import java.util.Locale;

/** Keeps credentials out of snapshots: what their names or their form give away is replaced by a mark. */
final class Credentials {
    static final String MARK = "(hidden)";

    private static final List<String> TELLING = List.of(
            "password",
            "passwd",
            "passphrase",
            "token",
            "apikey",
            "privatekey",
            "accesskey",
            "secretkey",
            "credential");

    private Credentials() {}

    /** A field whose value is plain text. Names of Secrets, such as {@code secretName}, are no secrets. */
    static String hidden(String key, String value) {
        String plain = plain(key);
        return tells(plain) && !plain.endsWith("name") && !plain.endsWith("ref") ? MARK : withoutUserInfo(value);
    }

    /** An environment variable, whose value may be a secret itself. */
    static String hiddenVariable(String name, String value) {
        String plain = plain(name);
        boolean secret = tells(plain) || plain.contains("secret") || plain.endsWith("key") || plain.endsWith("auth");
        return secret ? MARK : withoutUserInfo(value);
    }

    private static boolean tells(String plain) {
        return TELLING.stream().anyMatch(plain::contains);
    }

    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** {@code http://user:password@proxy:3128} keeps all but what is between the slashes and the at sign. */
    private static String withoutUserInfo(String value) {
        int start = value.indexOf("://");
        if (start < 0) {
            return value;
        }
        int slash = value.indexOf('/', start + 3);
        int at = value.lastIndexOf('@', slash < 0 ? value.length() : slash);
        return at > start ? value.substring(0, start + 3) + MARK + value.substring(at) : value;
    }
}
