package dev.eidos.text;

import java.util.List;

/** Names in a sentence, not more of them than one can read. */
public final class Listing {
    private Listing() {}

    /**
     * The first names, and how many there are besides: {@code a, b, c and 2 more}.
     *
     * @param most how many to name at most, at least 1
     */
    public static String of(List<String> names, int most) {
        int named = Math.min(most, names.size());
        String text = String.join(", ", names.subList(0, named));
        return named == names.size() ? text : text + " and " + (names.size() - named) + " more";
    }
}
