package dev.eidos.collector.k8s;

import dev.eidos.document.Value;
import dev.eidos.measurement.Subtype;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a HelmRelease (Flux, {@code helm.toolkit.fluxcd.io}) says. {@code chart} and {@code wanted-version} are asked
 * for; {@code version} and {@code app-version} are installed: by the newest entry of the history, or before
 * {@code v2beta2} by the last revision. {@code ready} is the condition.
 */
final class HelmReleaseFacts {
    static final List<String> FIELDS = List.of(
            "spec.chart.spec.chart",
            "spec.chart.spec.version",
            "spec.chartRef.kind",
            "spec.chartRef.name",
            "spec.suspend",
            "status.history.chartName",
            "status.history.chartVersion",
            "status.history.appVersion",
            "status.lastAppliedRevision",
            "status.conditions.type",
            "status.conditions.status");

    private HelmReleaseFacts() {}

    static void put(Subtype.Builder subtype, String prefix, Value release) {
        List<Value> history = release.items("status", "history");
        Value newest = history.isEmpty() ? Value.Mapping.EMPTY : history.getFirst();
        subtype.put(prefix + "chart", chart(release, newest))
                .put(prefix + "wanted-version", release.textOrNull("spec", "chart", "spec", "version"))
                .put(
                        prefix + "version",
                        or(newest.textOrNull("chartVersion"), release.textOrNull("status", "lastAppliedRevision")))
                .put(prefix + "app-version", newest.textOrNull("appVersion"))
                .put(prefix + "ready", Conditions.status(release, "Ready"));
        if (release.flag("spec", "suspend")) {
            subtype.put(prefix + "suspended", true);
        }
    }

    private static @Nullable String chart(Value release, Value newest) {
        String reference = release.textOrNull("spec", "chartRef", "name");
        String asked = or(
                release.textOrNull("spec", "chart", "spec", "chart"),
                reference == null ? null : release.text("spec", "chartRef", "kind") + "/" + reference);
        return or(asked, newest.textOrNull("chartName"));
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
