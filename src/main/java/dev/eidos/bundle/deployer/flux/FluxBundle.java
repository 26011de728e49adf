package dev.eidos.bundle.deployer.flux;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.deployer.plan.BundleRepository;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.KustomizationFolder;
import dev.eidos.bundle.deployer.plan.ObjectNames;
import dev.eidos.bundle.deployer.plan.StrictForm;
import dev.eidos.bundle.deployer.plan.YamlFiles;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A bundle for Flux: {@code bundle.yaml}, applied once, makes Flux reconcile the folder's {@code kustomization.yaml},
 * which has everything else.
 *
 * <p>Order: {@code dependsOn} of a HelmRelease names HelmReleases only, and that of a Kustomization only Kustomizations
 * (fluxcd.io, "HelmRelease" and "Kustomization": "Dependencies", v2.7), but a bundle has both charts and
 * kustomizations. So each step of a component is a Flux Kustomization of its own, even where all that it applies is one
 * HelmRelease; with {@code wait: true} it is ready only when that release is. Then every edge is between
 * Kustomizations: a component's first step waits for the last step of each component that it needs, and its other steps
 * each for the one before.
 */
public final class FluxBundle {
    private FluxBundle() {}

    public static List<BundleFile> files(InstallPlan plan, DeployerOptions options, BundleRepository repository) {
        String namespace = StrictForm.NAMESPACE.check(options.fluxNamespace(), "Flux's namespace");
        List<String> steps = plan.units().stream()
                .flatMap(unit -> unit.steps().stream())
                .map(InstallStep::release)
                .toList();
        ObjectNames names = ObjectNames.of(options.name(), namespace, steps);
        List<BundleFile> files = new ArrayList<>();
        files.add(new BundleFile("README.md", FluxReadme.of(plan, names)));
        files.add(YamlFiles.file(
                "bundle.yaml", FluxSource.bundle(repository, names), FluxKustomization.root(repository, names)));
        List<String> resources = new ArrayList<>();
        add("namespaces.yaml", FluxNamespaces.of(plan), files, resources);
        add("sources.yaml", FluxSource.all(plan, names), files, resources);
        for (InstallUnit unit : plan.units()) {
            String sync = unit.name() + "/sync.yaml";
            resources.add(sync);
            files.add(YamlFiles.file(sync, FluxKustomization.of(unit, plan, repository, names)));
            for (InstallStep step : unit.steps()) {
                files.addAll(files(step, unit, repository, names));
            }
        }
        files.add(KustomizationFolder.listing("", resources));
        return files;
    }

    private static void add(String path, List<Value.Mapping> objects, List<BundleFile> files, List<String> resources) {
        if (!objects.isEmpty()) {
            files.add(YamlFiles.file(path, objects));
            resources.add(path);
        }
    }

    private static List<BundleFile> files(
            InstallStep step, InstallUnit unit, BundleRepository repository, ObjectNames names) {
        return switch (step) {
            case InstallStep.Chart chart -> FluxHelmRelease.files(chart, unit, repository, names);
            case InstallStep.Kustomize kustomize ->
                kustomize.vendored() == null ? List.of() : KustomizationFolder.of(kustomize, unit.namespace());
            case InstallStep.Manifests manifests -> KustomizationFolder.of(manifests);
            case InstallStep.Templates templates -> FluxHelmRelease.files(templates, unit, repository, names);
        };
    }
}
