package dev.eidos.upgrade;

import dev.eidos.bundle.Installation;
import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
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

    public UpgradeReport judge(Recipe old, Recipe now) throws InterruptedException {
        List<UpgradeFinding> findings = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Map<String, ComponentRef> before = byName(old);
        Map<String, ComponentRef> after = byName(now);
        for (ComponentRef component : now.components()) {
            ComponentRef was = before.get(component.name());
            if (was == null) {
                findings.add(UpgradeFinding.safe(component.name(), "it is new"));
            } else {
                component(was, component, findings, unknown);
            }
        }
        before.forEach((name, component) -> {
            if (!after.containsKey(name)) {
                findings.add(UpgradeFinding.hands(
                        name,
                        "the new recipe does not have it",
                        "uninstall it after the upgrade: helm uninstall " + name + " --namespace "
                                + Objects.requireNonNullElse(component.namespace(), "default")));
            }
        });
        together(before, after, findings);
        constraints(old, now, findings);
        return new UpgradeReport(findings, unknown);
    }

    private void component(
            ComponentRef was, ComponentRef component, List<UpgradeFinding> findings, List<String> unknown)
            throws InterruptedException {
        String name = component.name();
        int before = findings.size();
        if (!Objects.equals(was.namespace(), component.namespace())) {
            findings.add(UpgradeFinding.blocked(
                    name,
                    "it moves from namespace " + was.namespace() + " to " + component.namespace()
                            + ", and Helm cannot move a release",
                    "uninstall it first, or keep its namespace"));
        }
        String from = version(was);
        String to = version(component);
        String step = from + " -> " + to;
        VersionStep kind = VersionStep.of(from, to);
        switch (kind) {
            case NONE, PATCH, MINOR -> {}
            case UNKNOWN ->
                findings.add(UpgradeFinding.hands(name, step + ": no versions that tell which is newer", "look at it"));
            case MAJOR ->
                findings.add(UpgradeFinding.hands(name, step + ": another major version", "read its release notes"));
            case GAP ->
                findings.add(UpgradeFinding.blocked(
                        name, step + ": over a major version between", "upgrade by way of a version between"));
            case BACK ->
                findings.add(UpgradeFinding.blocked(
                        name, step + ": it goes back, and definitions and stored objects do not", "keep " + from));
        }
        if (!Objects.equals(was.chart(), component.chart()) || !Objects.equals(was.source(), component.source())) {
            findings.add(UpgradeFinding.hands(
                    name,
                    "its chart moved: " + was.source() + " " + was.chart() + " -> " + component.source() + " "
                            + component.chart(),
                    "see that the new place can be reached, and what its documentation says of upgrading"));
        }
        if (kind != VersionStep.NONE && component.chart() != null && was.chart() != null) {
            charts(was, component, findings, unknown);
        }
        if (findings.size() == before) {
            findings.add(UpgradeFinding.safe(name, kind == VersionStep.NONE ? "stays at " + to : step));
        }
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

    /** Components of which each needs the other's version ({@code movesWith} of the registry). */
    private void together(
            Map<String, ComponentRef> before, Map<String, ComponentRef> after, List<UpgradeFinding> findings) {
        after.forEach((name, component) -> {
            RegisteredComponent registered = library.registry().get(name);
            ComponentRef was = before.get(name);
            if (registered == null || was == null || !isLarge(VersionStep.of(version(was), version(component)))) {
                return;
            }
            for (Value other : registered.document().items("movesWith")) {
                ComponentRef otherWas = before.get(other.text());
                ComponentRef otherNow = after.get(other.text());
                if (otherWas != null && otherNow != null && version(otherWas).equals(version(otherNow))) {
                    findings.add(UpgradeFinding.blocked(
                            name,
                            "it moves to " + version(component) + " and " + other.text() + " stays at "
                                    + version(otherNow) + ", but they share definitions",
                            "move both at once"));
                }
            }
        });
    }

    private static boolean isLarge(VersionStep step) {
        return step == VersionStep.MINOR || step == VersionStep.MAJOR || step == VersionStep.GAP;
    }

    private static void constraints(Recipe old, Recipe now, List<UpgradeFinding> findings) {
        Map<String, String> before = new LinkedHashMap<>();
        old.constraints().forEach(constraint -> before.put(constraint.name(), constraint.value()));
        for (Constraint constraint : now.constraints()) {
            String was = before.get(constraint.name());
            if (!constraint.value().equals(was)) {
                findings.add(UpgradeFinding.hands(
                        constraint.name(),
                        "it must be " + constraint.value() + (was == null ? "" : ", and had to be " + was),
                        "hold the new recipe against a snapshot first: eidos validate -r NEW -s SNAPSHOT"));
            }
        }
    }

    private static Map<String, ComponentRef> byName(Recipe recipe) {
        Map<String, ComponentRef> byName = new LinkedHashMap<>();
        recipe.components().forEach(component -> byName.put(component.name(), component));
        return byName;
    }

    /** Of manifests alone there is none. */
    private static String version(ComponentRef ref) {
        return ref.version() != null ? ref.version() : Objects.requireNonNullElse(ref.tag(), "its manifests");
    }
}
