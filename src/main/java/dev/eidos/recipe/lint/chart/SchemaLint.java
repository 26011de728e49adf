package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import dev.eidos.recipe.charts.Chart;
import dev.eidos.recipe.lint.FindingKind;
import dev.eidos.recipe.lint.LintFinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values of another type than the chart takes: by its {@code values.schema.json}, and where that says nothing, by the
 * kind of value that it has there itself.
 */
final class SchemaLint {
    private static final String SCHEMA = "values.schema.json";

    private final ChartUse use;
    private final LibraryPlaces places;
    private final List<LintFinding> findings = new ArrayList<>();
    private final Set<List<String>> told = new HashSet<>();

    private SchemaLint(ChartUse use, LibraryPlaces places) {
        this.use = use;
        this.places = places;
    }

    static List<LintFinding> check(Chart chart, ChartUse use, LibraryPlaces places) {
        var lint = new SchemaLint(use, places);
        lint.schema(chart, use.own(), List.of());
        lint.kinds(ChartValues.of(chart));
        return lint.findings;
    }

    private void schema(Chart chart, Value.Mapping values, List<String> above) {
        Value.Mapping schema = chart.document(SCHEMA);
        for (SchemaFault fault : JsonSchema.check(schema, values)) {
            List<String> path = new ArrayList<>(above);
            path.addAll(fault.path());
            told.add(path);
            findings.add(LintFinding.error(
                            places.value(use, path),
                            use.name() + ": chart " + use.chart() + " refuses '" + ValueTrees.text(path) + "': "
                                    + fault.message() + ", by its " + SCHEMA)
                    .about(use.name(), FindingKind.WRONG_TYPE, ValueTrees.text(path)));
        }
        for (Map.Entry<String, Chart> below : chart.subcharts().entrySet()) {
            if (values.get(below.getKey()) instanceof Value.Mapping own) {
                schema(below.getValue(), own, ValueTrees.below(above, below.getKey()));
            }
        }
    }

    private void kinds(Value.Mapping defaults) {
        ValueTrees.leaves(use.own(), (path, value) -> {
            Value theirs = ValueTrees.at(defaults, path);
            String kind = theirs == null ? null : ValueKind.mismatch(value, theirs);
            if (kind != null && !told.contains(path)) {
                findings.add(LintFinding.warning(
                                places.value(use, path),
                                use.name() + ": '" + ValueTrees.text(path) + "' is " + kind
                                        + " in the values.yaml of chart " + use.chart())
                        .about(use.name(), FindingKind.WRONG_TYPE, ValueTrees.text(path)));
            }
        });
    }
}
