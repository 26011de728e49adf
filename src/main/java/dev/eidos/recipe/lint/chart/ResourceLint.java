package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import dev.eidos.recipe.charts.Chart;
import dev.eidos.recipe.lint.FindingKind;
import dev.eidos.recipe.lint.LintFinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Custom resources held against the definitions of all charts: one chart may bring what another defines. What a chart
 * does wrong by itself is not the library's.
 */
final class ResourceLint {
    /** The folder that Helm installs before all else, of a chart or of one in it. */
    private static final Pattern DEFINITIONS = Pattern.compile("(?:charts/[^/]+/)*crds/.+[.]ya?ml");

    /** As custom resources call their selectors of nodes, and tolerations. */
    private static final Pattern NODES = Pattern.compile("nodeSelectors?|(?:[a-z]+T|t)olerations");

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
            if (DEFINITIONS.matcher(path).matches()) {
                String text = chart.text(path);
                RenderedObjects.of(text == null ? "" : text, chart.origin() + "/" + path)
                        .forEach(definitions::add);
            }
        }
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
            one.byItself()
                    .forEach(object ->
                            definitions.check(object).forEach(fault -> theirs.add(object.text("kind") + fault.text())));
            for (Value object : one.objects()) {
                for (ResourceFault fault : definitions.check(object)) {
                    if (!theirs.contains(object.text("kind") + fault.text())) {
                        String component = one.use().name();
                        findings.add(LintFinding.error(
                                        place(one.use(), fault),
                                        component + ": " + RenderedObjects.shown(object) + ": " + fault.text())
                                .about(component, FindingKind.UNKNOWN_FIELD, ValueTrees.text(fault.path())));
                    }
                }
            }
        }
        for (LibraryManifests.Manifest manifest : manifests) {
            ResourceFault fixed = fixedNodes(manifest);
            if (fixed != null) {
                findings.add(LintFinding.warning(
                                manifest.place(places, fixed),
                                manifest.component() + ": " + RenderedObjects.shown(manifest.object()) + ": "
                                        + fixed.text())
                        .about(manifest.component(), FindingKind.UNREAD_PATH, ValueTrees.text(fixed.path())));
            }
            for (ResourceFault fault : definitions.check(manifest.object())) {
                findings.add(LintFinding.error(
                                manifest.place(places, fault),
                                RenderedObjects.shown(manifest.object()) + ": " + fault.text())
                        .about(manifest.component(), FindingKind.UNKNOWN_FIELD, ValueTrees.text(fault.path())));
            }
        }
        return List.copyOf(findings);
    }

    /** A custom resource that chooses nodes, as it stands in its file: what a user says of nodes never gets there. */
    private @Nullable ResourceFault fixedNodes(LibraryManifests.Manifest manifest) {
        if (manifest.line() >= 0 && definitions.define(manifest.object())) {
            for (Map.Entry<String, Value> field :
                    manifest.object().entries("spec").entrySet()) {
                if (NODES.matcher(field.getKey()).matches()) {
                    return new ResourceFault(
                            List.of("spec", field.getKey()),
                            field.getValue().at().line(),
                            "says which nodes it is for, and the bundle's flags for nodes do not reach it");
                }
            }
        }
        return null;
    }

    /**
     * Where the library sets what became a field: operators' charts hand values on, so that the ends of both paths are
     * the same. The component where no two keys are.
     */
    private String place(ChartUse use, ResourceFault fault) {
        List<List<String>> best = new ArrayList<>(List.of(List.of()));
        int[] most = {1};
        ValueTrees.leaves(use.own(), (path, _) -> {
            int common = commonEnd(path, fault.path());
            if (common > most[0]) {
                most[0] = common;
                best.set(0, path);
            }
        });
        return best.getFirst().isEmpty() ? places.registered(use.name(), "") : places.value(use, best.getFirst());
    }

    private static int commonEnd(List<String> one, List<String> other) {
        int common = 0;
        while (common < Math.min(one.size(), other.size())
                && one.get(one.size() - 1 - common).equals(other.get(other.size() - 1 - common))) {
            common++;
        }
        return common;
    }
}
