package dev.eidos.redact;

import java.net.URI;

/**
 * URLs as messages have them: without user information, and without what a query or a fragment says, where storage
 * services put signatures and sites put tokens.
 */
public final class ShownUrl {
    private ShownUrl() {}

    /** A URL that was understood. */
    public static String of(URI url) {
        return of(url.toString());
    }

    /** The shown form of what was written as a URL, whether it is one or not. */
    public static String of(String written) {
        int end = firstOf(written, '?', '#');
        String place = end < 0 ? written : written.substring(0, end);
        int scheme = place.indexOf("//");
        int start = scheme < 0 ? 0 : scheme + 2;
        int at = userInformationEnd(written, place, start);
        String shown =
                at < 0 ? place : place.substring(0, start) + (at < place.length() ? place.substring(at + 1) : "…");
        boolean query = end >= 0 && written.charAt(end) == '?' && at < end;
        return query ? shown + "?…" : shown;
    }

    /** The last at sign of the authority; where a password has a slash or question mark, the last one at all. */
    private static int userInformationEnd(String written, String place, int start) {
        int slash = place.indexOf('/', start);
        String authority = slash < 0 ? place : place.substring(0, slash);
        int at = authority.lastIndexOf('@');
        if (at >= start) {
            return at;
        }
        int colon = authority.indexOf(':', start);
        boolean isPort = colon < 0 || isPort(authority, colon + 1) || authority.startsWith("[", start);
        int late = isPort ? -1 : written.lastIndexOf('@');
        return late < start ? -1 : late;
    }

    private static boolean isPort(String authority, int from) {
        for (int i = from; i < authority.length(); i++) {
            if (!Text.isDigit(authority.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int firstOf(String text, char one, char other) {
        int first = text.indexOf(one);
        int second = text.indexOf(other);
        return first < 0 || second < 0 ? Math.max(first, second) : Math.min(first, second);
    }

    /** A text without the queries of the URLs in it. */
    static String hideQueries(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0 || text.indexOf('?', scheme) < 0) {
            return text;
        }
        var shown = new StringBuilder(text.length());
        int done = 0;
        for (; scheme >= 0; scheme = text.indexOf("://", Math.max(done, scheme + 1))) {
            int end = endOfUrl(text, scheme);
            int query = text.indexOf('?', scheme);
            if (query >= 0 && query + 1 < end) {
                shown.append(text, done, query).append("?…");
                done = end;
            }
        }
        return shown.append(text, done, text.length()).toString();
    }

    private static int endOfUrl(String text, int from) {
        int end = from;
        while (end < text.length() && !Text.isBlank(text.charAt(end)) && "\"',;".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        // what ends a clause: a message goes on after the URL
        while (end > from && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == ')')) {
            end--;
        }
        return end;
    }
}
