package dev.eidos.recipe.lint.chart;

import dev.eidos.document.TreeMerge;
import dev.eidos.document.Value;
import dev.eidos.recipe.charts.Chart;
import java.util.Map;

/** The values that a chart has by itself, with those of the charts in it under their keys. */
final class ChartValues {
    private ChartValues() {}

    static Value.Mapping of(Chart chart) {
        Value.Mapping values = Value.Mapping.EMPTY;
        for (Map.Entry<String, Chart> below : chart.subcharts().entrySet()) {
            values = values.with(below.getKey(), of(below.getValue()));
        }
        return TreeMerge.merge(values, chart.values());
    }
}
