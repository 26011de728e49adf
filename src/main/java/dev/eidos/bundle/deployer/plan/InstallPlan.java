package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.VendoredCharts;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * A plan of which every part has its strict form, so that whoever writes files of it need not ask again.
 *
 * @param units in the order in which they are installed
 */
public record InstallPlan(List<InstallUnit> units, Map<String, InstallUnit> byName) {
    public InstallPlan {
        units = List.copyOf(units);
        byName = Map.copyOf(byName);
    }

    /** A plan whose charts are where the recipe has them. */
    public static InstallPlan of(BundlePlan plan) {
        return of(plan, VendoredCharts.NONE);
    }

    /** A plan that has some charts in the bundle. */
    public static InstallPlan of(BundlePlan plan, VendoredCharts charts) {
        List<InstallUnit> units = new ArrayList<>();
        Map<String, InstallUnit> byName = new HashMap<>();
        Set<String> releases = new HashSet<>();
        Map<String, SortedMap<String, String>> labels = NamespaceLabels.of(plan);
        for (BundledComponent component : plan.components()) {
            StrictForm.RELEASE.check(component.name(), "component");
            String object = "component " + component.name();
            String namespace = StrictForm.NAMESPACE.check(component.ref().namespace(), object);
            List<InstallStep> steps = UnitSteps.of(component, charts.has(component.name()));
            for (InstallStep step : steps) {
                if (!releases.add(step.release())) {
                    throw invalid(object, "two releases would be called " + step.release());
                }
            }
            int depth = 0;
            for (String dependency : component.dependencies()) {
                InstallUnit before = byName.get(dependency);
                if (before == null) {
                    throw invalid(object, "it depends on a component that is not installed before it");
                }
                depth = Math.max(depth, before.depth() + 1);
            }
            var unit = new InstallUnit(
                    component.name(),
                    namespace,
                    component.values(),
                    steps,
                    component.dependencies(),
                    depth,
                    labels.getOrDefault(namespace, Collections.emptySortedMap()),
                    ReadyObjects.named(component, object));
            units.add(unit);
            byName.put(unit.name(), unit);
        }
        return new InstallPlan(units, byName);
    }

    /** The units that must be there before this one. */
    public List<InstallUnit> before(InstallUnit unit) {
        return unit.dependencies().stream().map(this::unit).toList();
    }

    /** Returns whether the bundle has charts in it. */
    public boolean hasVendoredCharts() {
        return units.stream()
                .flatMap(unit -> unit.steps().stream())
                .anyMatch(step -> step instanceof InstallStep.Chart chart && chart.vendored() != null);
    }

    private InstallUnit unit(String name) {
        InstallUnit unit = byName.get(name);
        if (unit == null) {
            throw new IllegalArgumentException(name);
        }
        return unit;
    }

    private static EidosException invalid(String object, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "components cannot be installed together")
                .object(object)
                .reason(reason)
                .build();
    }
}
