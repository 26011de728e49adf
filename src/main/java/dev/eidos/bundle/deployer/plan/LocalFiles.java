package dev.eidos.bundle.deployer.plan;

import dev.eidos.bundle.BundleFile;
import java.util.List;

/** The files of a step for the tools that read the bundle from a disk: Helm and helmfile. */
public final class LocalFiles {
    public static final String VALUES = "/values.yaml";

    private LocalFiles() {}

    public static List<BundleFile> of(InstallStep step, InstallUnit unit) {
        return switch (step) {
            case InstallStep.Chart chart -> List.of(YamlFiles.file(chart.folder() + VALUES, unit.values()));
            case InstallStep.Kustomize kustomize -> KustomizationFolder.of(kustomize, unit.namespace());
            case InstallStep.Manifests manifests -> ManifestChart.files(manifests);
            case InstallStep.Templates templates -> TemplateChart.files(templates, unit);
        };
    }
}
