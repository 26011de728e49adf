package dev.eidos.bundle.deployer.argocd;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.deployer.plan.BundleRepository;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.KustomizationFolder;
import dev.eidos.bundle.deployer.plan.LocalFiles;
import dev.eidos.bundle.deployer.plan.ObjectNames;
import dev.eidos.bundle.deployer.plan.StrictForm;
import dev.eidos.bundle.deployer.plan.TemplateChart;
import dev.eidos.bundle.deployer.plan.YamlFiles;
import dev.eidos.error.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * A bundle for Argo CD as an app of apps (argo-cd.readthedocs.io, "Cluster Bootstrapping", v3.2): one application for
 * each component, and one whose resources those are.
 *
 * <p>Order has two levels. Between components it is the applications' sync waves, by dependency depth: Argo CD waits
 * for a wave's health before the next, but judges an application's health only if it is told how, which the README
 * shows; without that, retries do the waiting. Within a component it is the resources' sync waves: manifests before the
 * chart are in wave -1, those after it in wave 1, whose resources Argo CD judges by itself.
 */
public final class ArgoBundle {
    private ArgoBundle() {}

    public static List<BundleFile> files(InstallPlan plan, DeployerOptions options, BundleRepository repository) {
        String namespace = StrictForm.NAMESPACE.check(options.argocdNamespace(), "Argo CD's namespace");
        StrictForm.PROJECT.check(options.argocdProject(), "Argo CD's project");
        String cluster = options.argocdDestination();
        if (cluster != null) {
            StrictForm form = ArgoApplication.isUrl(cluster) ? StrictForm.CLUSTER_URL : StrictForm.CLUSTER;
            form.check(cluster, Setting.of("argocdDestination"));
        }
        ObjectNames names = ObjectNames.of(
                options.name(),
                namespace,
                plan.units().stream().map(InstallUnit::name).toList());
        List<BundleFile> files = new ArrayList<>();
        files.add(new BundleFile("README.md", ArgoReadme.of(plan, options, names)));
        files.add(YamlFiles.file("app-of-apps.yaml", ArgoApplication.root(options, names, repository)));
        for (InstallUnit unit : plan.units()) {
            files.add(YamlFiles.file(
                    unit.name() + "/application.yaml", ArgoApplication.of(unit, options, names, repository)));
            for (InstallStep step : unit.steps()) {
                files.addAll(files(step, unit, repository));
            }
        }
        return files;
    }

    private static List<BundleFile> files(InstallStep step, InstallUnit unit, BundleRepository repository) {
        return switch (step) {
            case InstallStep.Chart chart ->
                repository.isOci()
                        ? List.of()
                        : List.of(YamlFiles.file(chart.folder() + LocalFiles.VALUES, unit.values()));
            case InstallStep.Kustomize kustomize ->
                kustomize.vendored() == null ? List.of() : KustomizationFolder.of(kustomize, unit.namespace());
            case InstallStep.Manifests manifests -> KustomizationFolder.of(manifests);
            case InstallStep.Templates templates -> TemplateChart.files(templates, unit);
        };
    }
}
