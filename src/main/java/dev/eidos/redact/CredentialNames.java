package dev.eidos.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names of flags, variables, parameters and fields that promise a credential.
 *
 * @param own more of them, a site's own, as {@link #lettersOf} has them
 */
record CredentialNames(Set<String> own) {
    static final CredentialNames STANDARD = new CredentialNames(Set.of());

    private static final List<String> TELLING = List.of(
            "passw", "passphrase", "secret", "token", "credential", "apikey", "accesskey", "privatekey", "bearer");

    private static final List<String> TELLING_ENDINGS =
            List.of("key", "auth", "authorization", "pwd", "psk", "pass", "pw", "userpass", "cookie");

    /** End as if they told, and are about something else. */
    private static final List<String> OTHER_ENDINGS = List.of("bypass", "compass");

    /** Tell when they stand between separators only: {@code bypass} and {@code keyboard} are harmless. */
    private static final List<String> TELLING_WORDS = List.of("pass", "pwd", "psk", "key", "auth");

    /** The parameters of signed URLs, as Azure, AWS, Google and Akamai call them. */
    private static final List<String> SIGNATURES = List.of("sig", "hmac", "otp", "jwt", "hdnts", "hdnea", "hdntl");

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

    CredentialNames {
        own = Set.copyOf(own);
    }

    /**
     * Returns whether a field of this name is likely to hold a credential; a plain {@code key} names a taint or label.
     */
    boolean tell(String name) {
        String letters = lettersOf(name);
        if (own.contains(letters)) {
            return true;
        }
        if (letters.equals("key") || endsWithOne(letters, HARMLESS_ENDINGS)) {
            return false;
        }
        return containsOne(letters)
                || (endsWithOne(letters, TELLING_ENDINGS) && !endsWithOne(letters, OTHER_ENDINGS))
                || hasTellingWord(name);
    }

    /** As {@link #tell}, of what is assigned with an equals sign, where a plain {@code key} is a key to something. */
    boolean tellOfVariable(String name) {
        return tell(name) || lettersOf(name).equals("key");
    }

    /** As {@link #tellOfVariable}, of what stands in a query or a list of settings, where signatures stand too. */
    boolean tellOfPair(String name) {
        if (tellOfVariable(name)) {
            return true;
        }
        String letters = lettersOf(name);
        return SIGNATURES.contains(letters) || letters.endsWith("signature");
    }

    // Loops instead of streams: a snapshot asks about every key that it has, in a JVM that has just started.

    private static boolean containsOne(String letters) {
        for (String telling : TELLING) {
            if (letters.contains(telling)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithOne(String letters, List<String> endings) {
        for (String ending : endings) {
            if (letters.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasTellingWord(String name) {
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || !Character.isLetterOrDigit(name.charAt(i))) {
                // no telling word is longer than four letters, or shorter than three
                if (i - start >= 3
                        && i - start <= 4
                        && TELLING_WORDS.contains(name.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** The name as it is compared: {@code DB_PASSWORD}, {@code dbPassword} and {@code --db-password} are one. */
    static String lettersOf(String name) {
        var letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString();
    }
}
