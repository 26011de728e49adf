package dev.eidos.bundle.deployer.helmfile;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.LocalFiles;
import dev.eidos.bundle.deployer.plan.YamlFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A bundle for helmfile: one {@code helmfile.yaml}, in which every step is a release that {@code needs} those before
 * it.
 *
 * <p>Manifests are local charts, as for Helm. A kustomization is a release as well, as helmfile makes a chart of a
 * folder with a {@code kustomization.yaml} (helmfile.readthedocs.io, "Advanced Features": "Deploy Kustomizations with
 * Helmfile", v1.4); that takes {@code kustomize}, which hooks with kubectl would not, but a hook's objects are in no
 * diff, and hooks of a release that has not changed do not run.
 */
public final class HelmfileBundle {
    private HelmfileBundle() {}

    public static List<BundleFile> files(InstallPlan plan) {
        List<BundleFile> files = new ArrayList<>();
        files.add(new BundleFile("README.md", HelmfileReadme.of(plan)));
        files.add(YamlFiles.file("helmfile.yaml", HelmfileDocument.of(plan)));
        Map<String, InstallStep.Manifests> namespaces = HelmfileNamespaces.of(plan);
        for (InstallUnit unit : plan.units()) {
            InstallStep namespace = namespaces.get(unit.name());
            if (namespace != null) {
                files.addAll(LocalFiles.of(namespace, unit));
            }
            for (InstallStep step : unit.steps()) {
                files.addAll(LocalFiles.of(step, unit));
            }
        }
        return files;
    }
}
