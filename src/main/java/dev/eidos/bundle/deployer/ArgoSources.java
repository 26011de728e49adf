package dev.eidos.bundle.deployer;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;
import dev.eidos.document.YamlWriter;
import java.util.ArrayList;
import java.util.List;

/** Where an application's resources come from (argo-cd.readthedocs.io, "Multiple Sources for an Application", v3.2). */
final class ArgoSources {
    private ArgoSources() {}

    static List<Node.Mapping> of(InstallUnit unit, BundleRepository repository) {
        List<Node.Mapping> sources = new ArrayList<>();
        String beside = "-1";
        for (Step step : unit.steps()) {
            boolean itself = step.release().equals(unit.name());
            String wave = itself ? "0" : beside;
            sources.addAll(
                    switch (step) {
                        case Step.Chart chart -> chart(chart, unit, repository);
                        case Step.Kustomize kustomize -> List.of(kustomization(kustomize, unit));
                        case Step.Manifests manifests -> List.of(manifests(manifests, wave, repository));
                        case Step.Templates templates -> List.of(templates(templates, repository));
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

    private static List<Node.Mapping> chart(Step.Chart chart, InstallUnit unit, BundleRepository repository) {
        var helm = new MappingBuilder().put("releaseName", chart.release());
        if (repository.isOci()) {
            // $values means a git repository and nothing else ("Helm value files from external Git repository")
            // and a text keeps nulls, which an object loses when it is applied again (RFC 7396)
            helm.put("values", YamlWriter.write(unit.values()));
        } else {
            helm.putTexts("valueFiles", List.of("$values/" + repository.at(chart.folder() + LocalFiles.VALUES)));
        }
        Node.Mapping source = new MappingBuilder()
                // a registry of charts is named without oci:// ("Helm", section on OCI)
                .put("repoURL", chart.isOci() ? chart.registry() : chart.repository())
                .put("chart", chart.chart())
                .put("targetRevision", chart.version())
                .put("helm", helm.build())
                .build();
        if (repository.isOci()) {
            return List.of(source);
        }
        Node.Mapping values = new MappingBuilder()
                .put("repoURL", repository.url())
                .put("targetRevision", repository.revision())
                .put("ref", "values")
                .build();
        return List.of(source, values);
    }

    private static Node.Mapping kustomization(Step.Kustomize kustomize, InstallUnit unit) {
        return new MappingBuilder()
                .put("repoURL", kustomize.repository())
                .put("targetRevision", kustomize.tag())
                .put("path", kustomize.path().isEmpty() ? "." : kustomize.path())
                .put(
                        "kustomize",
                        new MappingBuilder().put("namespace", unit.namespace()).build())
                .build();
    }

    private static Node.Mapping manifests(Step.Manifests manifests, String wave, BundleRepository repository) {
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
    private static Node.Mapping templates(Step.Templates templates, BundleRepository repository) {
        return bundle(repository, templates.folder())
                .put(
                        "helm",
                        new MappingBuilder()
                                .put("releaseName", templates.release())
                                .build())
                .build();
    }
}
