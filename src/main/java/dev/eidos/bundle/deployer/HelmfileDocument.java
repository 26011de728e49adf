package dev.eidos.bundle.deployer;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code helmfile.yaml} (helmfile.readthedocs.io, "Configuration", v1.4). Versions before 1 read it as a template;
 * the strict forms leave nothing in it that would be one.
 */
final class HelmfileDocument {
    /** {@link Step#TIMEOUT} in seconds. */
    private static final int TIMEOUT_SECONDS = 900;

    private HelmfileDocument() {}

    static Node.Mapping of(InstallPlan plan) {
        List<Node.Mapping> repositories = new ArrayList<>();
        List<Node.Mapping> releases = new ArrayList<>();
        for (InstallUnit unit : plan.units()) {
            List<String> needs = new ArrayList<>();
            plan.before(unit).forEach(before -> needs.add(id(before, before.last())));
            for (Step step : unit.steps()) {
                releases.add(release(step, unit, needs));
                if (step instanceof Step.Chart chart) {
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
                                .put("timeout", TIMEOUT_SECONDS)
                                .build())
                .putItems("releases", releases)
                .build();
    }

    /** A repository of its own for each component, named after it: two of the same name would be an error. */
    private static Node.Mapping repository(Step.Chart chart) {
        var repository = new MappingBuilder().put("name", chart.release());
        if (chart.isOci()) {
            return repository.put("url", chart.registry()).put("oci", true).build();
        }
        return repository.put("url", chart.repository()).build();
    }

    private static Node.Mapping release(Step step, InstallUnit unit, List<String> needs) {
        var release = new MappingBuilder().put("name", step.release()).put("namespace", unit.namespace());
        // "helmfile apply" compares all releases before it installs the first, whose definitions others need
        switch (step) {
            case Step.Chart chart ->
                release.put("chart", chart.release() + "/" + chart.chart())
                        .put("version", chart.version())
                        .putTexts("values", List.of(chart.folder() + LocalFiles.VALUES));
            case Step.Manifests manifests
            when ManifestChart.takesOwnership(manifests) ->
                release.put("chart", "./" + manifests.folder()).put("takeOwnership", true);
            case Step.Kustomize _, Step.Manifests _, Step.Templates _ -> release.put("chart", "./" + step.folder());
        }
        return release.put("disableValidationOnInstall", true)
                .putTexts("needs", needs)
                .build();
    }

    /** How {@code needs} names a release, whatever the namespace of the one that needs it. */
    private static String id(InstallUnit unit, String release) {
        return unit.namespace() + "/" + release;
    }
}
