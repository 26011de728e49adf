package dev.eidos.bundle.deployer;

import dev.eidos.bundle.BundleFile;
import java.util.List;

/** The files of a step for the tools that read the bundle from a disk: Helm and helmfile. */
final class LocalFiles {
    static final String VALUES = "/values.yaml";

    private LocalFiles() {}

    static List<BundleFile> of(Step step, InstallUnit unit) {
        return switch (step) {
            case Step.Chart chart -> List.of(YamlFiles.file(chart.folder() + VALUES, unit.values()));
            case Step.Kustomize kustomize -> List.of(KustomizationFolder.remote(kustomize, unit.namespace()));
            case Step.Manifests manifests -> ManifestChart.files(manifests);
            case Step.Templates templates -> TemplateChart.files(templates, unit);
        };
    }
}
