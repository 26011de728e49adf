package dev.eidos.recipe.update;

import dev.eidos.document.Value;
import dev.eidos.recipe.charts.Chart;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values that a chart documents, those of the charts in it included, by their paths. */
final class ValuePaths {
    private final Chart chart;

    ValuePaths(Chart chart) {
        this.chart = chart;
    }

    /** Every single value, list or empty mapping, as text. */
    SortedMap<String, String> all() {
        SortedMap<String, String> paths = new TreeMap<>();
        chart.subcharts().forEach((key, inner) -> add(key, inner.values(), paths));
        add("", chart.values(), paths);
        return paths;
    }

    static void add(String path, Value value, SortedMap<String, String> paths) {
        if (value instanceof Value.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach((key, inner) -> add(path.isEmpty() ? key : path + "." + key, inner, paths));
        } else if (!path.isEmpty()) {
            paths.put(path, text(value));
        }
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Scalar scalar -> scalar.text();
            case Value.Mapping _ -> "{}";
            case Value.Sequence sequence -> "a list of " + sequence.items().size();
        };
    }

    /** Returns whether the chart may read it: the path leads to a value, or below one that is left open. */
    boolean mayRead(String path) {
        Map<String, Chart> inner = chart.subcharts();
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        Chart below = inner.get(first);
        return leads(chart.values(), path)
                || (below != null && (dot < 0 || new ValuePaths(below).mayRead(path.substring(dot + 1))));
    }

    private static boolean leads(Value values, String path) {
        Value at = values;
        String rest = path;
        while (at instanceof Value.Mapping mapping) {
            if (mapping.get(rest) != null) {
                return true;
            }
            int dot = rest.indexOf('.');
            Value next = dot < 0 ? null : mapping.get(rest.substring(0, dot));
            if (next == null) {
                // an empty mapping has whatever its user puts there
                return mapping.entries().isEmpty();
            }
            at = next;
            rest = rest.substring(dot + 1);
        }
        return true;
    }
}
