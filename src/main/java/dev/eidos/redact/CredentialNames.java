package dev.eidos.redact;

import java.util.List;
import java.util.Locale;

/** The names of flags, variables, parameters and fields that are likely to hold a credential. */
final class CredentialNames {
    private static final List<String> TELLING = List.of(
            "passw", "passphrase", "secret", "token", "credential", "apikey", "accesskey", "privatekey", "bearer");

    private static final List<String> TELLING_ENDINGS = List.of("key", "auth", "authorization", "pwd", "psk");

    /** Tell when they stand between separators only: {@code bypass} and {@code keyboard} are harmless. */
    private static final List<String> TELLING_WORDS = List.of("pass", "pwd", "psk", "key", "auth");

    /** {@code --tls-private-key-file}, {@code cacheTTL}: about a credential, but not the credential itself. */
    private static final List<String> HARMLESS_ENDINGS = List.of(
            "file",
            "path",
            "dir",
            "directory",
            "ttl",
            "mode",
            "webhook",
            "policy",
            "strategy",
            // what Kubernetes objects call the names of Secrets, and of labels
            "name",
            "names",
            "ref",
            "refs",
            "pullsecret",
            "pullsecrets",
            "secretenv",
            "topologykey");

    private CredentialNames() {}

    /**
     * Returns whether a field of this name is likely to hold a credential; a plain {@code key} names a taint or label.
     */
    static boolean tell(String name) {
        String letters = lettersOf(name);
        if (letters.equals("key") || HARMLESS_ENDINGS.stream().anyMatch(letters::endsWith)) {
            return false;
        }
        return TELLING.stream().anyMatch(letters::contains)
                || TELLING_ENDINGS.stream().anyMatch(letters::endsWith)
                || hasTellingWord(name);
    }

    /** As {@link #tell}, of what is assigned with an equals sign, where a plain {@code key} is a key to something. */
    static boolean tellOfVariable(String name) {
        return tell(name) || lettersOf(name).equals("key");
    }

    private static boolean hasTellingWord(String name) {
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || !Character.isLetterOrDigit(name.charAt(i))) {
                if (TELLING_WORDS.contains(name.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static String lettersOf(String name) {
        var letters = new StringBuilder();
        name.chars().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
