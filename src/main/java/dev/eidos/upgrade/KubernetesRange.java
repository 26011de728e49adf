package dev.eidos.upgrade;

import dev.eidos.constraint.Expectation;
import dev.eidos.constraint.Match;
import dev.eidos.recipe.charts.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The versions of Kubernetes that a chart takes: {@code kubeVersion} of its {@code Chart.yaml}, which Helm holds
 * against the server and refuses a release for (helm.sh, "Charts": "The kubeVersion Field").
 *
 * @param text as we write ranges
 */
record KubernetesRange(String text) {

    /** One limit. A pre-release of its version, {@code -0}, counts, too, as it does in our order of versions. */
    private static final Pattern LIMIT = Pattern.compile("([<>]=?)\\s*v?([0-9]+(?:\\.[0-9]+){0,2})(?:-0)?");

    private static final Pattern LIMITS =
            Pattern.compile("\\s*" + LIMIT.pattern() + "(?:(?:\\s*,\\s*|\\s+)" + LIMIT.pattern() + ")*\\s*");

    /** Of a chart that has one that we understand: limits with commas or blanks between them, and alternatives. */
    static Optional<KubernetesRange> of(Chart chart) {
        return of(chart.document("Chart.yaml").text("kubeVersion"));
    }

    /** Of what stands there; what may mean something else, as a caret does, is not understood. */
    static Optional<KubernetesRange> of(String said) {
        List<String> alternatives = new ArrayList<>();
        for (String alternative : said.strip().split("\\|\\|", -1)) {
            if (!LIMITS.matcher(alternative).matches()) {
                return Optional.empty();
            }
            List<String> all = new ArrayList<>();
            LIMIT.matcher(alternative).results().forEach(one -> all.add(one.group(1) + " " + one.group(2)));
            alternatives.add(String.join(", ", all));
        }
        String text = String.join(" || ", alternatives);
        return Expectation.malformed(text) == null ? Optional.of(new KubernetesRange(text)) : Optional.empty();
    }

    /** Returns whether a server's version is surely outside. */
    boolean excludes(String version) {
        return Expectation.parse(text).match(version) == Match.DOES_NOT_HOLD;
    }
}
