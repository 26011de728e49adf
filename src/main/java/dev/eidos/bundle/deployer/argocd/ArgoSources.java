package dev.eidos.bundle.deployer.argocd;

import dev.eidos.bundle.deployer.plan.BundleRepository;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.LocalFiles;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import java.util.ArrayList;
import java.util.List;

/** The sources of an application's resources (argo-cd.readthedocs.io, "Multiple Sources for an Application", v3.2). */
final class ArgoSources {
    private ArgoSources() {}

    static List<Value.Mapping> of(InstallUnit unit, BundleRepository repository) {
        List<Value.Mapping> sources = new ArrayList<>();
        String beside = "-1";
        for (InstallStep step : unit.steps()) {
            boolean itself = step.release().equals(unit.name());
            String wave = itself ? "0" : beside;
            sources.addAll(
                    switch (step) {
                        case InstallStep.Chart chart -> chart(chart, unit, repository);
                        case InstallStep.Kustomize kustomize -> List.of(kustomization(kustomize, unit, repository));
                        case InstallStep.Manifests manifests -> List.of(manifests(manifests, wave, repository));
                        case InstallStep.Templates templates -> List.of(templates(templates, repository));
                    });
            beside = itself ? "1" : beside;
        }
        return sources;
    }

    /** A folder of the bundle. */
    static MappingBuilder bundle(BundleRepository repository, String folder) {
        return new MappingBuilder()
                .put("repoURL", repository.url())
                .put("targetRevision", repository.revision())
                .put("path", repository.at(folder));
    }

    private static List<Value.Mapping> chart(InstallStep.Chart chart, InstallUnit unit, BundleRepository repository) {
        var helm = new MappingBuilder().put("releaseName", chart.release());
        String vendored = chart.vendored();
        if (vendored != null) {
            return List.of(vendored(helm, vendored, unit, repository));
        }
        if (repository.isOci()) {
            // $values means a git repository and nothing else ("Helm value files from external Git repository")
            // and a text keeps nulls, which an object loses when it is applied again (RFC 7396)
            helm.put("values", YamlWriter.write(unit.values()));
        } else {
            helm.putTexts("valueFiles", List.of("$values/" + repository.at(chart.folder() + LocalFiles.VALUES)));
        }
        Value.Mapping source = new MappingBuilder()
                // a registry of charts is named without oci:// ("Helm", section on OCI)
                .put("repoURL", chart.isOci() ? chart.registry() : chart.repository())
                .put("chart", chart.chart())
                .put("targetRevision", chart.version())
                .put("helm", helm.build())
                .build();
        if (repository.isOci()) {
            return List.of(source);
        }
        Value.Mapping values = new MappingBuilder()
                .put("repoURL", repository.url())
                .put("targetRevision", repository.revision())
                .put("ref", "values")
                .build();
        return List.of(source, values);
    }

    /**
     * A chart of the bundle. Values files are looked for from its folder on, within the repository ("Helm": "Values
     * Files"); of an artifact that is not said.
     */
    private static Value.Mapping vendored(
            MappingBuilder helm, String folder, InstallUnit unit, BundleRepository repository) {
        if (repository.isOci()) {
            helm.put("values", YamlWriter.write(unit.values()));
        } else {
            helm.putTexts("valueFiles", List.of(".." + LocalFiles.VALUES));
        }
        return bundle(repository, folder).put("helm", helm.build()).build();
    }

    private static Value.Mapping kustomization(
            InstallStep.Kustomize kustomize, InstallUnit unit, BundleRepository repository) {
        MappingBuilder source = kustomize.vendored() != null
                ? bundle(repository, kustomize.folder())
                : new MappingBuilder()
                        .put("repoURL", kustomize.repository())
                        .put("targetRevision", kustomize.tag())
                        .put("path", kustomize.path().isEmpty() ? "." : kustomize.path());
        return source.put(
                        "kustomize",
                        new MappingBuilder().put("namespace", unit.namespace()).build())
                .build();
    }

    private static Value.Mapping manifests(InstallStep.Manifests manifests, String wave, BundleRepository repository) {
        MappingBuilder source = bundle(repository, manifests.folder());
        if (!wave.equals("0")) {
            source.put(
                    "kustomize",
                    new MappingBuilder()
                            .put(
                                    "commonAnnotations",
                                    new MappingBuilder()
                                            .put(ArgoApplication.WAVE, wave)
                                            .build())
                            .build());
        }
        return source.build();
    }

    /** A local chart. Waves cannot be put on what it renders, but hooks of Helm in it are hooks of Argo CD ("Helm"). */
    private static Value.Mapping templates(InstallStep.Templates templates, BundleRepository repository) {
        return bundle(repository, templates.folder())
                .put(
                        "helm",
                        new MappingBuilder()
                                .put("releaseName", templates.release())
                                .build())
                .build();
    }
}
