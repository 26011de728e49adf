package dev.eidos.compare;

import java.util.List;

/**
 * The value of a node at a path. Where it stands for several alike, such as all GPUs, and these do not agree, it has
 * the shares of each.
 *
 * @param text comparable with those of other nodes
 * @param shares the largest first; empty where all agree
 */
public record FactValue(String text, List<Share> shares) {
    /** What one of several alike says that says nothing. */
    public static final String NOTHING = "nothing";

    /** A part of several alike. */
    public record Share(String text, int count) {}

    /** One value. */
    public static FactValue of(String text) {
        return new FactValue(text, List.of());
    }

    static FactValue of(List<Share> shares) {
        StringBuilder text = new StringBuilder();
        for (Share share : shares) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(share.count())
                    .append(" x ")
                    .append(share.text());
        }
        return new FactValue(text.toString(), List.copyOf(shares));
    }

    /** The values that occur in it. */
    public List<String> texts() {
        return shares.isEmpty()
                ? List.of(text)
                : shares.stream().map(Share::text).toList();
    }
}
