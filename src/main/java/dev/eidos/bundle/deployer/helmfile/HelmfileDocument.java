package dev.eidos.bundle.deployer.helmfile;

import dev.eidos.bundle.Installation;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.LocalFiles;
import dev.eidos.bundle.deployer.plan.ManifestChart;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code helmfile.yaml} (helmfile.readthedocs.io, "Configuration", v1.4). Versions before 1 read it as a template;
 * the strict forms leave nothing in it that would be one.
 */
final class HelmfileDocument {
    private static final int MINUTE = 60;

    private HelmfileDocument() {}

    static Value.Mapping of(InstallPlan plan) {
        List<Value.Mapping> repositories = new ArrayList<>();
        List<Value.Mapping> releases = new ArrayList<>();
        Map<String, InstallStep.Manifests> namespaces = HelmfileNamespaces.of(plan);
        Map<String, String> labelled = new HashMap<>();
        for (InstallUnit unit : plan.units()) {
            List<String> needs = new ArrayList<>();
            InstallStep namespace = namespaces.get(unit.name());
            if (namespace != null) {
                releases.add(release(namespace, unit, List.of()));
                labelled.put(unit.namespace(), id(unit, namespace.release()));
            }
            plan.before(unit).forEach(before -> needs.add(id(before, before.last())));
            String needed = labelled.get(unit.namespace());
            if (needed != null) {
                needs.add(needed);
            }
            for (InstallStep step : unit.steps()) {
                releases.add(release(step, unit, needs));
                if (step instanceof InstallStep.Chart chart && chart.vendored() == null) {
                    repositories.add(repository(chart));
                }
                needs.clear();
                needs.add(id(unit, step.release()));
            }
        }
        return new MappingBuilder()
                .putItems("repositories", repositories)
                .put(
                        "helmDefaults",
                        new MappingBuilder()
                                .put("createNamespace", true)
                                .put("wait", true)
                                .put("timeout", (long) Installation.USUAL.minutes() * MINUTE)
                                .build())
                .putItems("releases", releases)
                .build();
    }

    /** A repository of its own for each component, named after it: two of the same name would be an error. */
    private static Value.Mapping repository(InstallStep.Chart chart) {
        var repository = new MappingBuilder().put("name", chart.release());
        if (chart.isOci()) {
            return repository.put("url", chart.registry()).put("oci", true).build();
        }
        return repository.put("url", chart.repository()).build();
    }

    private static Value.Mapping release(InstallStep step, InstallUnit unit, List<String> needs) {
        var release = new MappingBuilder().put("name", step.release()).put("namespace", unit.namespace());
        // "helmfile apply" compares all releases before it installs the first, whose definitions others need
        switch (step) {
            // or helmfile would ask Helm to fetch what the chart depends on, which is in it ("skipDeps")
            case InstallStep.Chart chart
            when chart.vendored() != null ->
                release.put("chart", "./" + chart.vendored())
                        .put("skipDeps", true)
                        .putTexts("values", List.of(chart.folder() + LocalFiles.VALUES));
            case InstallStep.Chart chart ->
                release.put("chart", chart.release() + "/" + chart.chart())
                        .put("version", chart.version())
                        .putTexts("values", List.of(chart.folder() + LocalFiles.VALUES));
            case InstallStep.Manifests manifests
            when ManifestChart.takesOwnership(manifests) ->
                release.put("chart", "./" + manifests.folder()).put("takeOwnership", true);
            case InstallStep.Kustomize _, InstallStep.Manifests _, InstallStep.Templates _ ->
                release.put("chart", "./" + step.folder());
        }
        if (unit.installation().minutes() != Installation.USUAL.minutes()) {
            release.put("timeout", (long) unit.installation().minutes() * MINUTE);
        }
        return release.putItems("hooks", HelmfileHooks.of(step, unit))
                .put("disableValidationOnInstall", true)
                .putTexts("needs", needs)
                .build();
    }

    /** The name that {@code needs} has for a release, whatever the namespace of the one that needs it. */
    private static String id(InstallUnit unit, String release) {
        return unit.namespace() + "/" + release;
    }
}
