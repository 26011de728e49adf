package dev.eidos.analysis;

import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many nodes of a group say what at one path. */
final class Tally {
    /** Where more than this differ from the majority, it is no measure for a number. */
    private static final double COMMON = 0.2;

    private final FactPath path;
    private @Nullable FactValue first;
    private int firsts;
    private final Map<FactValue, Integer> others = new HashMap<>(2);
    private int present;

    Tally(FactPath path) {
        this.path = path;
    }

    FactPath path() {
        return path;
    }

    /** Nearly all nodes say the same: the first value is counted without a look-up. */
    void add(FactValue value) {
        present++;
        if (first == null) {
            first = value;
        }
        if (value.equals(first)) {
            firsts++;
        } else {
            others.merge(value, 1, Integer::sum);
        }
    }

    int present() {
        return present;
    }

    int distinct() {
        return others.size() + 1;
    }

    /** The values with their counts, the most frequent first. */
    List<Map.Entry<FactValue, Integer>> counts() {
        List<Map.Entry<FactValue, Integer>> counts = new ArrayList<>(others.entrySet());
        if (first != null) {
            counts.add(Map.entry(first, firsts));
        }
        counts.sort(Map.Entry.<FactValue, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().text()));
        return counts;
    }

    /**
     * What most say; null where no more than half do.
     *
     * @param absent how many are known to say nothing
     */
    @Nullable
    Usual usual(int absent) {
        int known = present + absent;
        if (absent * 2 > known) {
            return new Usual(null, absent, known);
        }
        if (first != null && firsts * 2 > known) {
            return new Usual(first, firsts, known);
        }
        for (Map.Entry<FactValue, Integer> other : others.entrySet()) {
            if (other.getValue() * 2 > known) {
                return new Usual(other.getKey(), other.getValue(), known);
            }
        }
        return null;
    }

    /** The same where values differ by their number: the median, if most are near to it. */
    @Nullable
    Usual approximate(int absent) {
        Usual near = new Spread(counts()).approximate(absent);
        return near == null ? usual(absent) : near;
    }

    /**
     * The same where each node may have a number of its own: what is far from nearly all is a difference, also where
     * none has a majority.
     */
    @Nullable
    Usual spread(int absent) {
        Usual exact = usual(absent);
        boolean common = exact != null && (exact.value() == null || exact.share() <= COMMON);
        if (common || distinct() < 3) {
            return exact;
        }
        Usual near = new Spread(counts()).ofMany(absent);
        return near == null ? exact : near;
    }
}
