package dev.eidos.bundle.deployer;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;
import java.util.ArrayList;
import java.util.List;

/** Flux's Kustomizations (fluxcd.io, "Kustomization", kustomize.toolkit.fluxcd.io/v1, Flux v2.7). */
final class FluxKustomization {
    private static final String API = "kustomize.toolkit.fluxcd.io/v1";

    /** A little more than the Helm release inside may take. */
    private static final String TIMEOUT = "20m";

    private FluxKustomization() {}

    /** What reconciles all others. It does not wait for them: each tells of itself. */
    static Node.Mapping root(BundleRepository repository, String namespace) {
        return FluxObject.of(
                API,
                "Kustomization",
                FluxSource.BUNDLE,
                namespace,
                new MappingBuilder()
                        .put("interval", FluxObject.INTERVAL)
                        .put("sourceRef", bundle(repository))
                        .put("path", "./" + plain(repository.at("")))
                        .put("prune", true)
                        .build());
    }

    /** One for each step of a component. */
    static List<Node.Mapping> of(InstallUnit unit, InstallPlan plan, BundleRepository repository, String namespace) {
        List<Node.Mapping> kustomizations = new ArrayList<>();
        List<String> before = plan.before(unit).stream().map(InstallUnit::last).toList();
        for (Step step : unit.steps()) {
            MappingBuilder spec = new MappingBuilder().put("interval", FluxObject.INTERVAL);
            source(step, repository, spec);
            targetNamespace(step, unit, spec);
            spec.put("prune", true)
                    .put("wait", true)
                    .put("timeout", TIMEOUT)
                    .put("retryInterval", "2m")
                    .putItems(
                            "dependsOn",
                            before.stream()
                                    .map(name -> new MappingBuilder()
                                            .put("name", name)
                                            .build())
                                    .toList());
            kustomizations.add(FluxObject.of(API, "Kustomization", step.release(), namespace, spec.build()));
            before = List.of(step.release());
        }
        return kustomizations;
    }

    private static void source(Step step, BundleRepository repository, MappingBuilder spec) {
        switch (step) {
            case Step.Chart chart -> bundlePath(chart.folder(), repository, spec);
            case Step.Manifests manifests -> bundlePath(manifests.folder(), repository, spec);
            case Step.Kustomize kustomize ->
                spec.put("sourceRef", FluxObject.reference("GitRepository", kustomize.release()))
                        .put("path", "./" + kustomize.path());
        }
    }

    private static void bundlePath(String folder, BundleRepository repository, MappingBuilder spec) {
        spec.put("sourceRef", bundle(repository)).put("path", "./" + repository.at(folder));
    }

    private static void targetNamespace(Step step, InstallUnit unit, MappingBuilder spec) {
        switch (step) {
            case Step.Chart _ -> {}
            case Step.Kustomize _ -> spec.put("targetNamespace", unit.namespace());
            case Step.Manifests manifests ->
                spec.put("targetNamespace", FluxNamespaces.target(manifests, unit.namespace()));
        }
    }

    private static Node.Mapping bundle(BundleRepository repository) {
        return FluxObject.reference(FluxSource.bundleKind(repository), FluxSource.BUNDLE);
    }

    private static String plain(String path) {
        return path.equals(".") ? "" : path;
    }
}
