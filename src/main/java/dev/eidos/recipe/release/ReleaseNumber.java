package dev.eidos.recipe.release;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A release as Semantic Versioning 2.0.0 writes it, perhaps with a {@code v} before it. Pre-releases are none.
 *
 * @param text as its publisher writes it
 * @param numbers major, minor and patch
 */
record ReleaseNumber(String text, List<Long> numbers) implements Comparable<ReleaseNumber> {
    private static final Pattern FORM =
            Pattern.compile("v?([0-9]{1,9})\\.([0-9]{1,9})\\.([0-9]{1,9})(\\+[0-9A-Za-z.-]{1,60})?");

    ReleaseNumber {
        numbers = List.copyOf(numbers);
    }

    /** The release that a text is; null if it is none. */
    static @Nullable ReleaseNumber parse(String text) {
        // a tag in a registry cannot have the plus of a version (helm.sh, "Use OCI-based registries")
        Matcher matcher = FORM.matcher(text.replace('_', '+'));
        if (!matcher.matches()) {
            return null;
        }
        List<Long> numbers = new ArrayList<>();
        for (int group = 1; group <= 3; group++) {
            numbers.add(Long.parseLong(matcher.group(group)));
        }
        return new ReleaseNumber(text, numbers);
    }

    /** Returns whether it only mends the other. */
    boolean isPatchOf(ReleaseNumber other) {
        return numbers.subList(0, 2).equals(other.numbers.subList(0, 2));
    }

    @Override
    public int compareTo(ReleaseNumber other) {
        for (int i = 0; i < 3; i++) {
            int order = Long.compare(numbers.get(i), other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
