package dev.eidos.analysis;

import dev.eidos.compare.FactValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The spread of a number in a group, by the median of the distances from its median: a few that are far away do not
 * change it, as they would an average.
 */
final class Spread {
    /** What is nearer than this part is the same: firmware keeps that much of a memory, or another on each machine. */
    private static final double LEAST = 0.005;

    /** Ten such distances are nearly seven standard deviations where values are spread normally. */
    private static final double DISTANCES = 10;

    /** Numbers that are further apart than this are not one number with a spread. */
    private static final double MOST = 0.02;

    private static final int FEW = 8;
    private static final Pattern NUMBER = Pattern.compile("\\d{2,18}(?:[.]\\d+)?(?:m|[kKMGTP]i?)?");

    private final List<FactValue> sorted = new ArrayList<>();
    private final boolean numbers;
    private final int present;

    Spread(List<Map.Entry<FactValue, Integer>> counts) {
        boolean all = true;
        int present = 0;
        for (Map.Entry<FactValue, Integer> entry : counts) {
            present += entry.getValue();
            boolean one = entry.getKey().shares().isEmpty();
            all &= !one || NUMBER.matcher(entry.getKey().text()).matches();
            if (one && !Double.isNaN(Quantity.of(entry.getKey().text()))) {
                for (int i = 0; i < entry.getValue(); i++) {
                    sorted.add(entry.getKey());
                }
            }
        }
        this.numbers = all;
        this.present = present;
        sorted.sort(Comparator.comparingDouble(value -> Quantity.of(value.text())));
    }

    private double middle() {
        return Quantity.of(sorted.get(sorted.size() / 2).text());
    }

    private double distance() {
        double middle = middle();
        double[] distances = sorted.stream()
                .mapToDouble(value -> Math.abs(Quantity.of(value.text()) - middle))
                .sorted()
                .toArray();
        return distances[distances.length / 2];
    }

    /** What is usual of a number of which small differences are none; null if most are not near to each other. */
    @Nullable
    Usual approximate(int absent) {
        return sorted.isEmpty() ? null : around(absent, Math.max(LEAST * middle(), DISTANCES * distance()), 0.5);
    }

    /** The same of a number that has no majority, if it is one that is spread a little on nearly all nodes. */
    @Nullable
    Usual ofMany(int absent) {
        if (!numbers || sorted.size() < FEW || distance() > MOST * middle()) {
            return null;
        }
        return around(absent, Math.max(LEAST * middle(), DISTANCES * distance()), 0.9);
    }

    private @Nullable Usual around(int absent, double spread, double least) {
        int near = 0;
        for (FactValue value : sorted) {
            near += Quantity.isWithin(value, middle(), spread) ? 1 : 0;
        }
        int known = present + absent;
        return near > least * known ? new Usual(sorted.get(sorted.size() / 2), near, known, spread) : null;
    }
}
