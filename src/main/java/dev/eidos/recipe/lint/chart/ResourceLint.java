package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import dev.eidos.recipe.charts.Chart;
import dev.eidos.recipe.lint.LintFinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Custom resources held against the definitions of all charts: one chart may bring what another defines. What a chart
 * does wrong by itself is not the library's.
 */
final class ResourceLint {
    private final LibraryPlaces places;
    private final Definitions definitions = new Definitions();
    private final List<Rendered> rendered = new ArrayList<>();
    private final List<LibraryManifests.Manifest> manifests = new ArrayList<>();

    ResourceLint(LibraryPlaces places) {
        this.places = places;
    }

    /** What a chart makes with the library's values, and with its own. */
    private record Rendered(List<Value> objects, List<Value> byItself, ChartUse use) {}

    /** Takes in what a chart defines, be it in its folder for that or among its templates. */
    void definitions(Chart chart) {
        for (String path : chart.files().keySet()) {
            if ((path.startsWith("crds/") || path.contains("/crds/")) && isYaml(path)) {
                String text = chart.text(path);
                RenderedObjects.of(text == null ? "" : text, chart.origin() + "/" + path)
                        .forEach(definitions::add);
            }
        }
    }

    private static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    void rendered(List<Value> objects, List<Value> byItself, ChartUse use) {
        objects.forEach(definitions::add);
        rendered.add(new Rendered(objects, byItself, use));
    }

    void manifests(List<LibraryManifests.Manifest> more) {
        manifests.addAll(more);
        more.forEach(manifest -> definitions.add(manifest.object()));
    }

    /** To be asked when all charts were taken in. */
    List<LintFinding> findings() {
        Set<LintFinding> findings = new LinkedHashSet<>();
        for (Rendered one : rendered) {
            Set<String> theirs = new HashSet<>();
            one.byItself().forEach(object ->
                    definitions.check(object).forEach(fault -> theirs.add(object.text("kind") + fault.text())));
            for (Value object : one.objects()) {
                for (ResourceFault fault : definitions.check(object)) {
                    if (!theirs.contains(object.text("kind") + fault.text())) {
                        findings.add(LintFinding.error(
                                place(one.use(), fault),
                                one.use().name() + ": " + RenderedObjects.shown(object) + ": " + fault.text()));
                    }
                }
            }
        }
        for (LibraryManifests.Manifest manifest : manifests) {
            for (ResourceFault fault : definitions.check(manifest.object())) {
                findings.add(LintFinding.error(
                        manifest.place(places, fault),
                        RenderedObjects.shown(manifest.object()) + ": " + fault.text()));
            }
        }
        return List.copyOf(findings);
    }

    /** Operators' charts hand values on: the value whose path the field's ends with, else the component. */
    private String place(ChartUse use, ResourceFault fault) {
        for (int from = 0; from < fault.path().size(); from++) {
            List<String> path = fault.path().subList(from, fault.path().size());
            if (ValueTrees.at(use.own(), path) != null) {
                return places.value(use, path);
            }
        }
        return places.registered(use.name(), "");
    }
}
