package dev.eidos.bundle.deployer;

import dev.eidos.bundle.BundleFile;
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
final class ArgoBundle {
    private ArgoBundle() {}

    static List<BundleFile> files(InstallPlan plan, DeployerOptions options, BundleRepository repository) {
        String namespace = Form.NAMESPACE.check(options.argocdNamespace(), "Argo CD's namespace");
        Form.PROJECT.check(options.argocdProject(), "Argo CD's project");
        String cluster = options.argocdDestination();
        if (cluster != null) {
            Form form = ArgoApplication.isUrl(cluster) ? Form.CLUSTER_URL : Form.CLUSTER;
            form.check(cluster, "--argocd-destination");
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
            for (Step step : unit.steps()) {
                files.addAll(files(step, unit, repository));
            }
        }
        return files;
    }

    private static List<BundleFile> files(Step step, InstallUnit unit, BundleRepository repository) {
        return switch (step) {
            case Step.Chart chart ->
                repository.isOci()
                        ? List.of()
                        : List.of(YamlFiles.file(chart.folder() + LocalFiles.VALUES, unit.values()));
            case Step.Kustomize _ -> List.of();
            case Step.Manifests manifests -> KustomizationFolder.of(manifests);
            case Step.Templates templates -> TemplateChart.files(templates, unit);
        };
    }
}
