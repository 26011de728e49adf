package dev.eidos.bundle.vendor;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.VendoredChart;
import dev.eidos.bundle.VendoredCharts;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.charts.Chart;
import dev.eidos.recipe.charts.ChartRef;
import dev.eidos.recipe.charts.ChartSearch;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.text.SharedReasons;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A stock of charts that bundles are made with.
 *
 * @param charts where they are looked for
 * @param place as the user called it
 * @param folder in which there is what kustomizations give, too; null for a registry, which has none of that
 */
public record ChartStock(
        ChartSource charts, String place, @Nullable Path folder) implements VendoredCharts.Vendor {
    /** What keeps the chart of a component from being in a bundle. */
    private record Lack(ComponentRef component, String reason) {
        String text() {
            boolean same = component.name().equals(component.chart());
            return component.chart() + " " + component.version() + (same ? "" : " (of " + component.name() + ")") + ": "
                    + reason;
        }
    }

    @Override
    public BundlePlan kustomized(BundlePlan plan) {
        return folder == null ? plan : new KustomizationStock(folder, place).in(plan);
    }

    /** All that is missing is told at once, so that nobody fetches one chart after the other. */
    @Override
    public VendoredCharts of(BundlePlan plan) throws InterruptedException {
        Map<String, VendoredChart> found = new TreeMap<>();
        List<Lack> missing = new ArrayList<>();
        var size = new CarriedSize();
        for (BundledComponent component : plan.components()) {
            if (component.kind() == BundledComponent.Kind.CHART) {
                ComponentRef ref = component.ref();
                var wanted = new ChartRef(Objects.requireNonNull(ref.chart()), ref.version(), ref.source());
                switch (charts.find(wanted)) {
                    case ChartSearch.Found(Chart chart) -> {
                        CarriedChart.check(chart, component);
                        size.take(chart, component);
                        found.put(component.name(), new VendoredChart(chart.digest(), CarriedChart.files(chart)));
                    }
                    case ChartSearch.Absent(String reason) -> missing.add(new Lack(ref, reason));
                }
            }
        }
        if (!missing.isEmpty()) {
            throw absent(missing);
        }
        return new VendoredCharts(found);
    }

    private EidosException absent(List<Lack> missing) {
        return EidosException.of(
                        ErrorCode.NOT_FOUND,
                        missing.size() == 1
                                ? "a chart to put into the bundle is not there"
                                : missing.size() + " charts to put into the bundle are not there")
                .object(Setting.of("vendorCharts", place))
                .reason(String.join(
                        "; ", SharedReasons.of(missing.stream().map(Lack::text).toList())))
                .suggestion("put " + (missing.size() == 1 ? "it" : "them") + " there; the first: "
                        + fetch(missing.getFirst().component()))
                .build();
    }

    private static String fetch(ComponentRef ref) {
        String source = Objects.requireNonNullElse(ref.source(), "");
        return "helm pull "
                + (source.startsWith("oci://") ? source + "/" + ref.chart() : ref.chart() + " --repo " + source)
                + " --version " + ref.version();
    }
}
