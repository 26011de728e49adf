package dev.eidos.upgrade;

import dev.eidos.constraint.Expectation;
import dev.eidos.constraint.Match;
import dev.eidos.recipe.charts.Chart;
import java.util.Optional;

/**
 * The versions of Kubernetes that a chart takes: {@code kubeVersion} of its {@code Chart.yaml}, which Helm holds
 * against the server and refuses a release for (helm.sh, "Charts": "The kubeVersion Field").
 *
 * @param text as we write ranges
 */
record KubernetesRange(String text) {

    /** Of a chart that has one that we understand: of Helm's forms, limits with commas or blanks between them. */
    static Optional<KubernetesRange> of(Chart chart) {
        String said = chart.document("Chart.yaml").text("kubeVersion");
        String plain = said.strip()
                // pre-releases count, too, which to our order of versions they do anyway
                .replaceAll("-0(?=$|[\\s,|])", "")
                .replaceAll("(?<=[0-9])\\s+(?=[<>=])", ", ")
                .replaceAll("([<>=]+)\\s*", "$1 ");
        return plain.isEmpty() || Expectation.malformed(plain) != null
                ? Optional.empty()
                : Optional.of(new KubernetesRange(plain));
    }

    /** Returns whether a server's version is surely outside. */
    boolean excludes(String version) {
        return Expectation.parse(text).match(version) == Match.DOES_NOT_HOLD;
    }
}
