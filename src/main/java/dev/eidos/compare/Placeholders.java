package dev.eidos.compare;

import java.util.List;
import java.util.regex.Pattern;

/** What stands in a value for what only this node has: its names, and what looks like an identity. */
final class Placeholders {
    private static final Pattern IDENTITY =
            Pattern.compile("(?<![0-9A-Za-z])(?:(?<uuid>[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})"
                    + "|(?<mac>(?:[0-9a-fA-F]{2}[:-]){5,7}[0-9a-fA-F]{2})"
                    + "|(?<guid>(?:[0-9a-fA-F]{4}:){3}[0-9a-fA-F]{4}))(?![0-9A-Za-z])");

    private Placeholders() {}

    /** Without what looks like an identity wherever it stands. */
    static String anonymous(String text) {
        if (text.length() < 17 || (text.indexOf('-') < 0 && text.indexOf(':') < 0)) {
            return text;
        }
        return IDENTITY.matcher(text)
                .replaceAll(found ->
                        found.group("uuid") != null ? "<uuid>" : found.group("mac") != null ? "<mac>" : "<guid>");
    }

    /** Without the node's own names and addresses, where they are whole words. */
    static String without(List<String> own, String placeholder, String text) {
        String result = text;
        for (String name : own) {
            int at = result.indexOf(name);
            while (at >= 0) {
                int end = at + name.length();
                if (isEdge(result, at - 1) && isEdge(result, end)) {
                    result = result.substring(0, at) + placeholder + result.substring(end);
                    at = result.indexOf(name, at + placeholder.length());
                } else {
                    at = result.indexOf(name, at + 1);
                }
            }
        }
        return result;
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }
}
