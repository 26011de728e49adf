package dev.eidos.redact;

import java.util.List;
import java.util.Locale;

/** User and password before a host: in URLs, in dracut's {@code iscsi:}, and without a scheme. */
final class UserInformation {
    private static final String ISCSI = "iscsi:";

    /** The text of our own messages in its place. */
    private static final String LEFT_OUT = "…@";

    /** The beginning of a word in which a host may stand without a scheme. */
    private static final String BEFORE_WORD = " \t\r\n\"'=,;()<>[]{}|/";

    /** {@code image:tag@sha256:…} has no user. */
    private static final List<String> DIGESTS = List.of("sha256:", "sha384:", "sha512:", "blake3:");

    /** The prefix of a name that is an address itself. */
    private static final List<String> KINDS =
            List.of("mailto", "user", "group", "serviceaccount", "domain", "principal", "acct", "sip");

    private UserInformation() {}

    static String hide(String text) {
        return text.indexOf('@') < 0 ? text : hideWithoutScheme(hideInUrls(text));
    }

    /** {@code //user:password@host}, and dracut's {@code iscsi:user:password@target}; a user alone may be a token. */
    private static String hideInUrls(String text) {
        var shown = new StringBuilder();
        int done = 0;
        for (int start = authority(text, 0); start >= 0; start = authority(text, done)) {
            int end = start;
            int at = -1;
            while (end < text.length() && "/ \t\n".indexOf(text.charAt(end)) < 0) {
                at = text.charAt(end) == '@' ? end : at;
                end++;
            }
            if (at < 0 && hasPassword(text, start, end)) {
                // a slash that should have been %2F
                at = lastAt(text, end);
                end = Math.max(at, end);
            }
            if (at > start && !text.startsWith(LEFT_OUT, start)) {
                shown.append(text, done, start).append(CredentialMask.REDACTED).append(text, at, end);
            } else {
                shown.append(text, done, end);
            }
            done = end;
        }
        return shown.append(text, done, text.length()).toString();
    }

    private static int authority(String text, int from) {
        if (from == 0 && text.startsWith(ISCSI)) {
            return ISCSI.length();
        }
        int slashes = text.indexOf("//", from);
        return slashes < 0 ? -1 : slashes + 2;
    }

    /** Returns whether what follows the colon is no port. */
    private static boolean hasPassword(String text, int start, int end) {
        int colon = text.indexOf(':', start);
        return colon > start
                && colon + 1 < end
                && text.charAt(start) != '['
                && !Text.isDigit(text.charAt(colon + 1))
                && end < text.length()
                && text.charAt(end) == '/';
    }

    private static int lastAt(String text, int from) {
        int at = -1;
        for (int i = from; i < text.length() && " \t\n\"',".indexOf(text.charAt(i)) < 0; i++) {
            at = text.charAt(i) == '@' ? i : at;
        }
        return at;
    }

    /** {@code user:password@host.name} or {@code user:password@host:port}, as proxies and images may be written. */
    private static String hideWithoutScheme(String text) {
        var shown = new StringBuilder();
        int done = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > done && BEFORE_WORD.indexOf(text.charAt(start - 1)) < 0) {
                start--;
            }
            if (start < at && isLogin(text.substring(start, at)) && isHost(text, at + 1)) {
                shown.append(text, done, start).append(CredentialMask.REDACTED);
                done = at;
            }
        }
        return done == 0 ? text : shown.append(text, done, text.length()).toString();
    }

    private static boolean isLogin(String before) {
        int colon = before.indexOf(':');
        return colon > 0
                && colon + 1 < before.length()
                && Text.isLetter(before.charAt(0))
                && !KINDS.contains(before.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    private static boolean isHost(String text, int from) {
        for (String digest : DIGESTS) {
            if (text.startsWith(digest, from)) {
                return false;
            }
        }
        int end = Text.endOfRun(text, from, ".-");
        String host = text.substring(from, end);
        boolean followed = end < text.length() && (text.charAt(end) == ':' || text.charAt(end) == '/');
        return !host.isEmpty() && (followed || host.indexOf('.') > 0 || host.equals("localhost"));
    }
}
