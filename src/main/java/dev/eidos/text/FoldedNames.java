package dev.eidos.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that are written folded, as ClusterShell's node sets are: {@code gpu[001-003,7]-rack[1-2]}. A range keeps the
 * zeros that its first number begins with.
 */
public final class FoldedNames {
    /** No cluster has more nodes, and a mistyped range must not take all memory. */
    private static final int MOST = 100_000;

    private static final Pattern FOLD = Pattern.compile("([^\\[\\]]*)\\[([^\\[\\]]*)]");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private FoldedNames() {}

    /**
     * The names that a text folds; itself if nothing is folded.
     *
     * @throws IllegalArgumentException if a range is none, or there are too many names; the message says which
     */
    public static List<String> expand(String text) {
        List<String> names = List.of("");
        Matcher fold = FOLD.matcher(text);
        int end = 0;
        while (fold.lookingAt()) {
            names = joined(joined(names, List.of(fold.group(1))), numbers(fold.group(2)));
            end = fold.end();
            fold.region(end, text.length());
        }
        String rest = text.substring(end);
        if (rest.indexOf('[') >= 0 || rest.indexOf(']') >= 0) {
            throw new IllegalArgumentException("a bracket without its other");
        }
        return joined(names, List.of(rest));
    }

    private static List<String> joined(List<String> heads, List<String> tails) {
        if ((long) heads.size() * tails.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " names");
        }
        List<String> joined = new ArrayList<>();
        for (String head : heads) {
            for (String tail : tails) {
                joined.add(head + tail);
            }
        }
        return joined;
    }

    private static List<String> numbers(String ranges) {
        List<String> numbers = new ArrayList<>();
        for (String part : ranges.split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            if (!range.matches()) {
                throw new IllegalArgumentException("'" + part + "' is neither a number nor a range such as 001-040");
            }
            String first = range.group(1);
            int low = Integer.parseInt(first);
            int high = range.group(2) == null ? low : Integer.parseInt(range.group(2));
            if (high < low) {
                throw new IllegalArgumentException("'" + part + "' ends before it begins");
            }
            if (high - low >= MOST || numbers.size() + high - low >= MOST) {
                throw new IllegalArgumentException("more than " + MOST + " names");
            }
            for (int number = low; number <= high; number++) {
                String digits = Integer.toString(number);
                numbers.add("0".repeat(Math.max(0, first.length() - digits.length())) + digits);
            }
        }
        return numbers;
    }

    /**
     * Names in the fewest words that {@link #expand} gives back, in order; in time linear in names that do not fold.
     */
    public static List<String> fold(Collection<String> names) {
        return NameFolding.fold(names);
    }
}
