package dev.eidos.collector.os;

import dev.eidos.measurement.Gap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The summary that keeps many gaps readable: up to ten as they are, more as one per reason with their number and the
 * first few.
 */
final class GapSummary {
    private static final int ENOUGH = 10;
    private static final int NAMED = 3;

    private GapSummary() {}

    static List<Gap> of(String object, List<Gap> gaps) {
        if (gaps.size() <= ENOUGH) {
            return gaps;
        }
        Map<Gap.Reason, List<Gap>> byReason = new EnumMap<>(Gap.Reason.class);
        for (Gap gap : gaps) {
            byReason.computeIfAbsent(gap.reason(), _ -> new ArrayList<>()).add(gap);
        }
        List<Gap> summary = new ArrayList<>();
        byReason.forEach((reason, same) ->
                summary.add(same.size() == 1 ? same.getFirst() : new Gap(object, reason, message(same))));
        return summary;
    }

    private static String message(List<Gap> same) {
        var message = new StringBuilder().append(same.size()).append(" files: ");
        for (int i = 0; i < Math.min(NAMED, same.size()); i++) {
            Gap gap = same.get(i);
            message.append(i == 0 ? "" : ", ")
                    .append(gap.object())
                    .append(" (")
                    .append(gap.message())
                    .append(')');
        }
        return message.append(same.size() > NAMED ? ", …" : "").toString();
    }
}
