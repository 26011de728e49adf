package dev.eidos.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that someone may have meant who wrote another one. */
public final class Suggestions {
    private static final int MOST = 3;

    /** The most letters of names that are compared letter by letter. */
    private static final int MAX_LENGTH = 120;

    private Suggestions() {}

    /** {@code ; did you mean a or b?}, or nothing if none is {@link #similar}. */
    public static String question(String wanted, List<String> names) {
        List<String> similar = similar(wanted, names);
        return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
    }

    /** The similar names, at most three, nearest first: those with the same ending and those with few other letters. */
    public static List<String> similar(String wanted, List<String> names) {
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

    /** All names, nearest first. */
    public static List<String> nearestFirst(String wanted, List<String> names) {
        return names.stream()
                .sorted(Comparator.<String>comparingInt(name -> edits(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
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

    /** Levenshtein's distance: how many characters to insert, delete or replace. */
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
