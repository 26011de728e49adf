package dev.eidos.constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names that someone may have meant who wrote another one. */
final class Similar {
    private static final int MOST = 3;

    /** Longer names are not compared letter by letter. */
    private static final int MAX_LENGTH = 120;

    private Similar() {}

    /** {@code ; did you mean a or b?}, or nothing. */
    static String suggestion(String wanted, List<String> names) {
        List<String> similar = to(wanted, names);
        return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
    }

    /** The nearest names, nearest first: those with the same ending and those with few other letters. */
    static List<String> to(String wanted, List<String> names) {
        String plain = plain(wanted);
        int tolerated = Math.min(plain.length() / 4, 3);
        List<String> similar = new ArrayList<>();
        for (int distance = 0; distance <= tolerated; distance++) {
            for (String name : names) {
                if (similar.size() < MOST && !similar.contains(name) && distance(plain, plain(name)) == distance) {
                    similar.add(name);
                }
            }
        }
        return similar;
    }

    /** Sysctl's dots and slashes mean the same, as do the dashes and underscores of keys. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('.', '/').replace('_', '-');
    }

    private static int distance(String wanted, String name) {
        if (wanted.equals(name)) {
            return 0;
        }
        if (name.endsWith("/" + wanted) || wanted.endsWith("/" + name)) {
            return 1;
        }
        boolean tooFar = Math.abs(wanted.length() - name.length()) > 3 || name.length() > MAX_LENGTH;
        return tooFar ? Integer.MAX_VALUE : edits(wanted, name);
    }

    /** Levenshtein's distance, by the usual two rows. */
    private static int edits(String one, String other) {
        int[] above = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            int[] done = above;
            above = row;
            row = done;
        }
        return above[other.length()];
    }
}
