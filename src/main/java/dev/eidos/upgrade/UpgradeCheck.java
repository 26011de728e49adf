package dev.eidos.upgrade;

import dev.eidos.bundle.Installation;
import dev.eidos.bundle.KustomizedFile;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.charts.Chart;
import dev.eidos.recipe.charts.ChartRef;
import dev.eidos.recipe.charts.ChartSearch;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.recipe.update.ChartChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The judge of an upgrade from one recipe to another. Changes of single values are for {@code eidos diff}.
 *
 * @param library of the new recipe
 * @param charts of both; null if none are at hand
 */
public record UpgradeCheck(RecipeLibrary library, @Nullable ChartSource charts) {

    /**
     * From one side to another.
     *
     * @param nodes snapshots by node, by pool; empty if nobody looked at the nodes
     */
    public UpgradeReport judge(UpgradeSide old, UpgradeSide now, Map<String, Map<String, Snapshot>> nodes)
            throws InterruptedException {
        return new PooledUpgrade(this, now).judge(old, nodes);
    }

    /**
     * From what is there to a recipe.
     *
     * @param server the version of the API server; empty if nobody asked it
     * @param nodes as above
     */
    public UpgradeReport judge(OldSide old, UpgradeSide now, String server, Map<String, Map<String, Snapshot>> nodes)
            throws InterruptedException {
        return new PooledUpgrade(this, now).judge(old, server, nodes);
    }

    /**
     * What becomes of a component that the new side has.
     *
     * @param valued whether the old side's values are known, as a recipe's are, and a cluster's are not
     */
    List<UpgradeFinding> component(
            @Nullable ComponentRef was,
            ComponentRef now,
            OldSide old,
            String server,
            boolean valued,
            List<String> unknown)
            throws InterruptedException {
        List<UpgradeFinding> findings = new ArrayList<>();
        if (was != null) {
            component(was, now, valued, findings, unknown);
        } else if (!old.unsure().contains(now.name())) {
            findings.add(UpgradeFinding.safe(now.name(), "it is new"));
        }
        kubernetes(now, server, findings);
        return findings;
    }

    /** What to do with a component that the new side does not have. */
    static UpgradeFinding gone(ComponentRef component) {
        // one may be several releases, and Argo CD and Flux would install again what Helm has uninstalled
        String todo = "uninstall it after the upgrade, as uninstall.sh or the README of the old bundle does";
        return UpgradeFinding.hands(
                component.name(),
                "the new recipe does not have it",
                ComponentRef.KUSTOMIZE.equals(component.type())
                        ? todo + "; it is no Helm release: kubectl delete --kustomize '"
                                + KustomizedFile.url(component).replaceAll("['\\p{Cntrl}]", "") + "'"
                        : todo);
    }

    /** In the registry's namespace, where the recipe leaves that out. */
    Map<String, ComponentRef> placed(Map<String, ComponentRef> components) {
        Map<String, ComponentRef> placed = new LinkedHashMap<>();
        components.forEach((name, component) -> {
            RegisteredComponent registered = library.registry().get(name);
            placed.put(name, component.placed(registered == null ? null : registered.namespace()));
        });
        return placed;
    }

    /** What Helm itself would refuse. */
    private void kubernetes(ComponentRef component, String server, List<UpgradeFinding> findings)
            throws InterruptedException {
        if (charts == null || server.isEmpty() || component.chart() == null) {
            return;
        }
        var wanted = new ChartRef(component.chart(), component.version(), component.source());
        if (charts.find(wanted) instanceof ChartSearch.Found(Chart chart)) {
            KubernetesRange.of(chart)
                    .filter(range -> range.excludes(server))
                    .ifPresent(range -> findings.add(UpgradeFinding.blocked(
                            component.name(),
                            "its chart takes Kubernetes " + range.text() + ", and the server is " + server,
                            "bring the cluster to such a version first")));
        }
    }

    private void component(
            ComponentRef was,
            ComponentRef component,
            boolean valued,
            List<UpgradeFinding> findings,
            List<String> unknown)
            throws InterruptedException {
        var step = new ComponentStep(
                was, component, UpgradeRules.of(library.registry().get(component.name())));
        int before = findings.size();
        findings.addAll(step.findings());
        if (step.kind() != VersionStep.NONE && component.chart() != null && was.chart() != null) {
            charts(was, component, findings, unknown);
        }
        if (findings.size() == before) {
            findings.add(UpgradeFinding.safe(
                    component.name(),
                    step.kind() == VersionStep.NONE
                            ? "stays at " + version(component)
                                    + (valued ? values(StepValues.changes(was, component, library)) : "")
                            : step.text()));
        }
    }

    private static String values(int changes) {
        return switch (changes) {
            case 0 -> "";
            case 1 -> "; 1 value changes: see eidos diff OLD NEW";
            default -> "; " + changes + " values change: see eidos diff OLD NEW";
        };
    }

    /** What the charts themselves change: definitions, and settings that nothing reads any more. */
    private void charts(ComponentRef was, ComponentRef component, List<UpgradeFinding> findings, List<String> unknown)
            throws InterruptedException {
        String name = component.name();
        RegisteredComponent registered = library.registry().get(name);
        if (charts == null || registered == null) {
            unknown.add(name + ": its definitions and values; no charts are at hand");
            return;
        }
        Chart old = chart(was, charts, unknown);
        Chart now = chart(component, charts, unknown);
        if (old == null || now == null) {
            return;
        }
        ChartChange change = ChartChange.of(old, now, registered, library);
        if (!change.definitions().isEmpty() && !Installation.of(registered).upgradesDefinitions()) {
            findings.add(UpgradeFinding.hands(
                    name,
                    "definitions change, which Helm leaves as they are: " + String.join(", ", change.definitions()),
                    "apply the crds folder of the new chart by kubectl apply --server-side; Flux and Argo CD do"));
        }
        change.definitions().stream()
                .filter(one -> one.endsWith(" is gone"))
                .forEach(one -> findings.add(UpgradeFinding.hands(
                        name, one, "see that no object of it is left, or which component has it now")));
        change.dead()
                .forEach(path -> findings.add(UpgradeFinding.hands(
                        name, "the new chart does not read " + path, "set what takes its place, or leave it out")));
    }

    private static @Nullable Chart chart(ComponentRef ref, ChartSource charts, List<String> unknown)
            throws InterruptedException {
        var wanted = new ChartRef(Objects.requireNonNull(ref.chart()), ref.version(), ref.source());
        return switch (charts.find(wanted)) {
            case ChartSearch.Found(Chart chart) -> chart;
            case ChartSearch.Absent(String reason) -> {
                unknown.add(ref.name() + ": definitions and values of " + wanted + "; " + reason);
                yield null;
            }
        };
    }

    /** Of manifests alone there is none. */
    static String version(ComponentRef ref) {
        return ref.version() != null ? ref.version() : Objects.requireNonNullElse(ref.tag(), "its manifests");
    }
}
