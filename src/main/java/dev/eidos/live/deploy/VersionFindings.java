package dev.eidos.live.deploy;

import dev.eidos.constraint.Expectation;
import dev.eidos.constraint.Match;
import dev.eidos.live.Finding;
import dev.eidos.recipe.ComponentRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The versions in which a component is there, by its workloads' labels and the GitOps tool's word. */
record VersionFindings(ComponentObjects objects) {

    /** All that are told. */
    Set<String> told() {
        Set<String> versions = new LinkedHashSet<>();
        for (Workload workload : objects.workloads()) {
            versions.add(version(workload));
        }
        objects.releases().forEach(release -> versions.add(release.version()));
        versions.remove("");
        return versions;
    }

    private String version(Workload workload) {
        return ChartLabel.of(workload.object().texts("metadata", "labels")).version(objects.component());
    }

    List<Finding> all() {
        ComponentRef component = objects.component();
        @Nullable String wanted = component.version();
        if (wanted == null
                || wanted.isEmpty()
                || component.chart() == null
                || objects.workloads().isEmpty()) {
            return List.of();
        }
        Set<String> told = told();
        if (told.isEmpty()) {
            return isAppVersion(wanted) ? List.of() : List.of(untold(component, wanted));
        }
        List<Finding> findings = new ArrayList<>();
        for (Workload workload : objects.workloads()) {
            String version = version(workload);
            if (!version.isEmpty() && !ChartLabel.same(version, wanted)) {
                findings.add(Finding.failed(
                        workload.place(),
                        "is of chart " + component.chart() + " " + version + ", the recipe wants " + wanted,
                        upgrade(component)));
                break;
            }
        }
        if (findings.isEmpty() && told.stream().noneMatch(version -> ChartLabel.same(version, wanted))) {
            findings.add(Finding.failed(
                    component.name(),
                    "is installed as " + String.join(", ", told) + ", the recipe wants " + wanted,
                    upgrade(component)));
        }
        return findings;
    }

    /** What is there beside a limit that the recipe sets. */
    List<Finding> within(Expectation limit) {
        ComponentRef component = objects.component();
        Set<String> told = told();
        if (told.isEmpty()) {
            return List.of(Finding.unknown(
                    component.name(),
                    "nothing tells its version; the recipe wants " + limit.text(),
                    "see it with: helm list --namespace " + component.namespace()));
        }
        return told.stream()
                .filter(version -> limit.match(version) != Match.HOLDS)
                .findFirst()
                .map(version -> Finding.failed(
                        component.name(),
                        "is there as " + version + ", the recipe wants " + limit.text(),
                        upgrade(component)))
                .stream()
                .toList();
    }

    /** Many charts have the version of what they install. */
    private boolean isAppVersion(String wanted) {
        return objects.workloads().stream()
                .map(workload ->
                        workload.object().texts("metadata", "labels").getOrDefault("app.kubernetes.io/version", ""))
                .anyMatch(version -> ChartLabel.same(version, wanted));
    }

    private static String upgrade(ComponentRef component) {
        return "install the recipe's bundle, or change the recipe: helm upgrade " + component.name() + " --namespace "
                + component.namespace() + " --version " + component.version();
    }

    private static Finding untold(ComponentRef component, String wanted) {
        return Finding.unknown(
                component.name(),
                "nothing tells its chart's version (helm.sh/chart on its workloads, a HelmRelease, an Application); the"
                        + " recipe wants " + wanted,
                "see it with: helm list --namespace " + component.namespace());
    }
}
