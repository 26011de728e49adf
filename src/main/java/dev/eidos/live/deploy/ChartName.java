package dev.eidos.live.deploy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chart and its version, as a label or a GitOps tool has them.
 *
 * @param version with {@code +} where the label has {@code _}; empty if it is not told
 */
public record ChartName(String chart, String version) implements Comparable<ChartName> {
    /** As Helm's template makes it of both, so that where the one ends has to be guessed: at the first version. */
    private static final Pattern LABEL = Pattern.compile("(.+?)-(v?[0-9]+\\.[0-9]+.*)");

    /** Reads the label {@code helm.sh/chart}; empty if it has no version. */
    static Optional<ChartName> ofLabel(String label) {
        Matcher matcher = LABEL.matcher(label);
        return matcher.matches()
                ? Optional.of(new ChartName(matcher.group(1), matcher.group(2).replace('_', '+')))
                : Optional.empty();
    }

    @Override
    public int compareTo(ChartName other) {
        int first = chart.compareTo(other.chart);
        return first == 0 ? version.compareTo(other.version) : first;
    }

    public String text() {
        return version.isEmpty() ? chart : chart + " " + version;
    }
}
