package dev.eidos.recipe.lint.chart;

import dev.eidos.bundle.values.Assignment;
import dev.eidos.bundle.values.HelmSet;
import dev.eidos.bundle.values.TreeAssign;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.MalformedValue;
import dev.eidos.measurement.Reading;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.recipe.lint.FindingKind;
import dev.eidos.recipe.lint.LintFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Paths at which the registry puts what a user says of nodes and registries, and no template reads it. */
final class FlagLint {
    private static final Value SELECTOR = Value.mapping(Map.of(Sentinels.TEXT, Value.scalar("x")));
    private static final Value TOLERATIONS = Value.sequence(
            List.of(Value.mapping(Map.of("key", Value.scalar(Sentinels.TEXT), "operator", Value.scalar("Exists")))));
    private static final Value TAINT = Value.scalar(Sentinels.TEXT + "=x:NoSchedule");
    private static final Value COUNT = Value.scalar(Reading.of(7919));
    private static final Value REGISTRY = Value.scalar(Sentinels.TEXT + ".example/x");

    private final ChartBench bench;
    private final List<ChartUse> uses;
    private final LibraryPlaces places;
    private final List<LintFinding> findings = new ArrayList<>();

    FlagLint(ChartBench bench, List<ChartUse> uses, LibraryPlaces places) {
        this.bench = bench;
        this.uses = uses;
        this.places = places;
    }

    List<LintFinding> check() throws InterruptedException {
        RegisteredComponent component = uses.getFirst().registered();
        for (String group : List.of("system", "accelerated")) {
            paths(
                    component.document(),
                    SELECTOR,
                    "the bundle's " + group + "-node-selector",
                    group,
                    "nodeSelectorPaths");
            paths(
                    component.document(),
                    TOLERATIONS,
                    "the bundle's " + group + "-node-toleration",
                    group,
                    "tolerationPaths");
            paths(component.document(), TAINT, "the taint of " + group + "-node-toleration", group, "taintStrPaths");
        }
        for (Value path : component.document().items("nodeScheduling", "nodeCountPaths")) {
            path(path.text(), COUNT, "the bundle's number of nodes");
        }
        for (Value entry : component.document().items("imageRegistryPaths")) {
            String path = entry instanceof Value.Mapping ? entry.text("path") : entry.text();
            path(path, REGISTRY, "the bundle's image-registry");
        }
        return findings;
    }

    private void paths(Value.Mapping document, Value sentinel, String what, String group, String key)
            throws InterruptedException {
        for (Value path : document.items("nodeScheduling", group, key)) {
            path(path.text(), sentinel, what);
        }
    }

    private void path(String path, Value sentinel, String what) throws InterruptedException {
        ChartUse first = uses.getFirst();
        String place = places.registered(first.name(), path);
        for (ChartUse use : uses) {
            try {
                var assignment = new Assignment(HelmSet.path(path), sentinel);
                Value.Mapping changed = TreeAssign.set(use.values(), assignment, path);
                if (!bench.makesTheSame(use, changed)) {
                    return;
                }
            } catch (MalformedValue e) {
                findings.add(LintFinding.error(place, first.name() + ": '" + path + "' is no path: " + e.reason()));
                return;
            } catch (EidosException e) {
                findings.add(LintFinding.error(place, first.name() + ": '" + path + "': " + e.getMessage()));
                return;
            }
        }
        findings.add(LintFinding.warning(
                        place,
                        first.name() + ": chart " + first.chart() + " does not read '" + path + "', where " + what
                                + " is put, so that it is lost")
                .about(first.name(), FindingKind.UNREAD_PATH, path));
    }
}
