package dev.eidos.upgrade.live;

import dev.eidos.live.Finding;
import dev.eidos.live.deploy.ChartName;
import dev.eidos.live.deploy.InstalledRelease;
import dev.eidos.live.deploy.InstalledReleases;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.upgrade.OldSide;
import dev.eidos.upgrade.UpgradeFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The side of an upgrade that is installed, told by a running cluster. What nobody could tell is never safe. */
public final class InstalledSide {
    /** Behind the component's name: the releases of manifests beside its chart. */
    private static final List<String> BESIDE = List.of("-pre", "-post", "-first", "-rendered", "-namespace");

    private final InstalledReleases installed;
    private final RecipeLibrary library;
    private final ComponentDefinitions definitions;
    private final Map<String, ComponentRef> old = new LinkedHashMap<>();
    private final List<UpgradeFinding> findings = new ArrayList<>();
    private final List<String> unsure = new ArrayList<>();
    private final Set<InstalledRelease> known = new HashSet<>();

    private InstalledSide(InstalledReleases installed, RecipeLibrary library) {
        this.installed = installed;
        this.library = library;
        this.definitions = new ComponentDefinitions(library, installed.definitions());
    }

    public static OldSide of(InstalledReleases installed, Recipe now, RecipeLibrary library) {
        var side = new InstalledSide(installed, library);
        for (Finding unread : installed.unread()) {
            side.findings.add(UpgradeFinding.hands(
                    unread.object(),
                    unread.reason(),
                    Objects.requireNonNullElse(unread.remedy(), "let it be read, and ask again")));
        }
        Set<String> named = new HashSet<>();
        for (ComponentRef component : now.components()) {
            if (!component.isSwitchedOff()) {
                RegisteredComponent registered = library.registry().get(component.name());
                named.add(component.name());
                side.component(component.placed(registered == null ? null : registered.namespace()));
            }
        }
        for (RegisteredComponent registered : library.registry().values()) {
            if (!named.contains(registered.name())) {
                side.gone(registered.defaults(null));
            }
        }
        side.others();
        return new OldSide(side.old, side.findings, side.unsure);
    }

    /** A component of the new recipe. */
    private void component(ComponentRef component) {
        List<InstalledRelease> candidates = candidates(component);
        if (candidates.isEmpty()) {
            absent(component);
            return;
        }
        known.addAll(candidates);
        InstalledRelease release = candidates.getFirst();
        if (candidates.size() > 1) {
            findings.add(UpgradeFinding.hands(
                    component.name(),
                    "it is installed more than once: "
                            + String.join(
                                    ", ",
                                    candidates.stream()
                                            .map(InstalledSide::shown)
                                            .toList()),
                    "see which of them is at work, and uninstall the others"));
        }
        if (!release.name().equals(component.name())) {
            findings.add(UpgradeFinding.blocked(
                    component.name(),
                    "it is installed as " + shown(release) + ", and the bundle would install a second one beside it",
                    "uninstall that release first, or leave the component out: --set " + component.name()
                            + ":enabled=false"));
        }
        version(component, release);
    }

    private void version(ComponentRef component, InstalledRelease release) {
        List<ChartName> own = own(component, release);
        if (own.size() == 1) {
            old.put(component.name(), installed(component, release, own.getFirst()));
            return;
        }
        unsure.add(component.name());
        findings.add(UpgradeFinding.hands(
                component.name(),
                own.isEmpty()
                        ? "it is installed as " + shown(release) + ", and nothing tells its chart's version"
                        : "it is half of one version and half of another: "
                                + String.join(
                                        ", ", own.stream().map(ChartName::text).toList()),
                own.isEmpty()
                        ? "see it with: helm list --namespace " + release.namespace()
                        : "end the upgrade that was begun: helm history " + release.name() + " --namespace "
                                + release.namespace()));
    }

    /** Where the recipe has the chart from is taken for granted: no cluster tells where one was from. */
    private static ComponentRef installed(ComponentRef component, InstalledRelease release, ChartName chart) {
        return new ComponentRef(
                component.name(),
                component.type(),
                release.namespace(),
                chart.chart(),
                component.source(),
                chart.version(),
                null,
                null,
                null,
                component.overrides(),
                component.dependencyRefs(),
                component.manifestFiles());
    }

    /** The component's own chart among those that are within it; without one, the only chart that there is. */
    private static List<ChartName> own(ComponentRef component, InstalledRelease release) {
        List<ChartName> same = release.charts().stream()
                .filter(chart -> chart.chart().equals(component.chart()))
                .toList();
        if (!same.isEmpty()) {
            return same;
        }
        List<ChartName> named = release.charts().stream()
                .filter(chart -> chart.chart().equals(release.name()))
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        return release.charts().size() == 1 ? List.copyOf(release.charts()) : List.of();
    }

    private void absent(ComponentRef component) {
        boolean whole = installed.unread().isEmpty();
        List<String> there = definitions.there(component.name());
        if (whole && there.isEmpty() && definitions.showsInstallation(component)) {
            return; // it is new
        }
        unsure.add(component.name());
        String reason = !whole
                ? "nobody knows whether it is installed, since not everything may be read"
                : there.isEmpty()
                        ? "nothing in a cluster tells whether it is installed, or in which version"
                        : "there is no release of it, but its definitions are there: " + there.getFirst();
        findings.add(UpgradeFinding.hands(
                component.name(),
                reason,
                there.isEmpty()
                        ? "look for it in namespace " + component.namespace()
                        : "find out who installed them, or whether an uninstalled one left them"));
    }

    /** A component of the library that the new recipe does not have. */
    private void gone(ComponentRef component) {
        for (InstalledRelease release : candidates(component)) {
            if (known.add(release)) {
                findings.add(UpgradeFinding.hands(
                        component.name(),
                        "it is installed as " + shown(release) + ", and the new recipe does not have it",
                        "uninstall it after the upgrade by what installed it; where that is Helm itself: helm"
                                + " uninstall "
                                + String.join(" ", uninstalled(release)) + " --namespace " + release.namespace()));
            }
        }
    }

    /** A release and those of manifests beside it, in the order in which they go. */
    private List<String> uninstalled(InstalledRelease release) {
        return Stream.of("-post", "", "-pre")
                .map(end -> release.name() + end)
                .filter(name -> installed.releases().stream()
                        .anyMatch(other -> other.namespace().equals(release.namespace())
                                && other.name().equals(name)))
                .toList();
    }

    /** What is none of the library's. */
    private void others() {
        for (InstalledRelease release : installed.releases()) {
            if (!known.contains(release) && !isBeside(release)) {
                findings.add(UpgradeFinding.safe(
                        release.namespace() + "/" + release.name(),
                        "it is the site's own, and no bundle touches it"
                                + (release.charts().isEmpty()
                                        ? ""
                                        : ": "
                                                + String.join(
                                                        ", ",
                                                        release.charts().stream()
                                                                .map(ChartName::text)
                                                                .toList()))));
            }
        }
    }

    private boolean isBeside(InstalledRelease release) {
        return BESIDE.stream()
                .filter(release.name()::endsWith)
                .map(end -> release.name().substring(0, release.name().length() - end.length()))
                .anyMatch(name -> old.containsKey(name)
                        || unsure.contains(name)
                        || library.registry().containsKey(name));
    }

    /** Those that may be a component, the surest first. */
    private List<InstalledRelease> candidates(ComponentRef component) {
        return installed.releases().stream()
                .filter(release -> !known.contains(release) && isOf(component, release))
                .sorted(Comparator.comparingInt(release -> -sureness(component, release)))
                .toList();
    }

    private static boolean isOf(ComponentRef component, InstalledRelease release) {
        return release.name().equals(component.name())
                || (component.chart() != null
                        && release.charts().stream()
                                .anyMatch(chart ->
                                        chart.chart().equals(component.chart()) && isOnlyChart(chart, release)));
    }

    /** A chart within another, as the feature discovery in the GPU Operator's, is no release of its own. */
    private static boolean isOnlyChart(ChartName chart, InstalledRelease release) {
        return release.charts().stream().allMatch(other -> other.chart().equals(chart.chart()))
                || release.charts().stream().noneMatch(other -> other.chart().equals(release.name()));
    }

    private static int sureness(ComponentRef component, InstalledRelease release) {
        return (release.name().equals(component.name()) ? 2 : 0)
                + (release.namespace().equals(component.namespace()) ? 1 : 0);
    }

    private static String shown(InstalledRelease release) {
        return "release " + release.name() + " in namespace " + release.namespace();
    }
}
