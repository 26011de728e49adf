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

    /** Below so many letters a word with another letter is another word: {@code aks} is not {@code eks}. */
    private static final int SHORT = 4;

    private Suggestions() {}

    /** {@code ; did you mean a or b?}, or nothing if none is {@link #similar}. */
    public static String question(String wanted, List<String> names) {
        List<String> similar = similar(wanted, names);
        return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
    }

    /**
     * The similar names, at most three, nearest first: those with the same ending and those with few other letters, one
     * for every four of the word. Of a shorter word no letter may be another.
     */
    public static List<String> similar(String wanted, List<String> names) {
        String plain = plain(wanted);
        int tolerated = plain.length() < 2 ? 0 : Math.clamp(plain.length() / 4, 1, 3);
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
                .sorted(Comparator.<String>comparingInt(name -> edits(wanted, name, 1))
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
        return tooFar ? Integer.MAX_VALUE : edits(wanted, name, wanted.length() < SHORT ? 2 : 1);
    }

    /**
     * The distance of Levenshtein and Damerau: how many characters to insert, delete, replace or exchange with their
     * neighbour, none of them twice.
     *
     * @param replacing what it counts to replace one
     */
    private static int edits(String one, String other, int replacing) {
        int[] beforeLast = new int[0];
        int[] last = new int[0];
        for (int i = 0; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                if (i == 0) {
                    row[j] = j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] = Math.min(last[j - 1] + (same ? 0 : replacing), Math.min(last[j], row[j - 1]) + 1);
                boolean exchanged = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (exchanged) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[other.length()];
    }
}
