package dev.eidos.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/**
 * Private keys and all else between the lines of PEM (RFC 7468), OpenSSH, PGP and SSH2 that is not known to be public,
 * also where the whole is written in Base64 once more, as in a kubeconfig.
 */
final class PemKeys {
    private static final String BEGIN = "BEGIN ";

    /** {@code ----BEGIN } in Base64, from each place in which it can begin. */
    private static final String ENCODED = "LS0tLS1CRUdJTi";

    private static final String PUTTY = "PuTTY-User-Key-File-";

    private static final Set<String> PUBLIC = Set.of(
            "CERTIFICATE",
            "X509 CERTIFICATE",
            "TRUSTED CERTIFICATE",
            "X509 CRL",
            "PUBLIC KEY",
            "RSA PUBLIC KEY",
            "SSH2 PUBLIC KEY",
            "PGP PUBLIC KEY BLOCK",
            "PGP SIGNATURE",
            "DH PARAMETERS",
            "EC PARAMETERS");

    /** The first line alone is longer. */
    private static final int SHORTEST_ENCODED = 32;

    private PemKeys() {}

    static String hide(String text) {
        String shown = text;
        if (text.contains(BEGIN)) {
            shown = hideBlocks(text);
        }
        shown = hideEncoded(shown);
        int putty = shown.indexOf(PUTTY);
        return putty < 0 ? shown : shown.substring(0, putty) + CredentialMask.REDACTED;
    }

    private static String hideBlocks(String text) {
        var shown = new StringBuilder(text.length());
        int done = 0;
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, Math.max(done, begin + 1))) {
            int start = startOfDashes(text, begin);
            if (start == begin) {
                continue;
            }
            int labelEnd = text.indexOf("--", begin);
            String label = labelEnd < 0
                    ? ""
                    : text.substring(begin + BEGIN.length(), labelEnd).strip();
            int end = labelEnd < 0 ? text.length() : endOfBlock(text, labelEnd, label);
            if (!PUBLIC.contains(label.toUpperCase(Locale.ROOT))) {
                shown.append(text, done, start).append(CredentialMask.REDACTED);
                done = end;
            }
        }
        return shown.append(text, done, text.length()).toString();
    }

    /** Four dashes at least, after which SSH2 has a blank. */
    private static int startOfDashes(String text, int begin) {
        int dashes = begin;
        while (dashes > 0 && text.charAt(dashes - 1) == ' ') {
            dashes--;
        }
        int start = dashes;
        while (start > 0 && text.charAt(start - 1) == '-') {
            start--;
        }
        return dashes - start >= 4 ? start : begin;
    }

    /** The end of a block; one without an end goes on to that of the text. */
    private static int endOfBlock(String text, int from, String label) {
        int end = text.indexOf("END " + label, from);
        if (end < 0) {
            return text.length();
        }
        int after = end + "END ".length() + label.length();
        while (after < text.length() && (text.charAt(after) == '-' || text.charAt(after) == ' ')) {
            after++;
        }
        return after;
    }

    /** The same in a text that is a single word. */
    static String hideEncoded(String text) {
        if (text.length() < SHORTEST_ENCODED || !text.contains(ENCODED)) {
            return text;
        }
        var shown = new StringBuilder(text.length());
        int done = 0;
        for (int start = text.indexOf(ENCODED); start >= 0; start = text.indexOf(ENCODED, done)) {
            int end = Text.endOfRun(text, start, "+/=");
            shown.append(text, done, start)
                    .append(
                            isPublic(text.substring(start, end))
                                    ? text.substring(start, end)
                                    : CredentialMask.REDACTED);
            done = end;
        }
        return shown.append(text, done, text.length()).toString();
    }

    private static boolean isPublic(String encoded) {
        try {
            String decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
            return hideBlocks(decoded).equals(decoded);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
