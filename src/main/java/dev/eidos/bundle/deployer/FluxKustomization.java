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
            MappingBuilder spec = step.fold(
                            chart -> bundlePath(chart, repository),
                            kustomize -> source(FluxObject.reference("GitRepository", kustomize.release()))
                                    .put("path", "./" + kustomize.path())
                                    .put("targetNamespace", unit.namespace()),
                            manifests -> bundlePath(manifests, repository)
                                    .put("targetNamespace", FluxNamespaces.target(manifests, unit.namespace())),
                            templates -> bundlePath(templates, repository))
                    .put("prune", true)
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

    private static MappingBuilder source(Node.Mapping reference) {
        return new MappingBuilder().put("interval", FluxObject.INTERVAL).put("sourceRef", reference);
    }

    private static MappingBuilder bundlePath(Step step, BundleRepository repository) {
        return source(bundle(repository)).put("path", "./" + repository.at(step.folder()));
    }

    private static Node.Mapping bundle(BundleRepository repository) {
        return FluxObject.reference(FluxSource.bundleKind(repository), FluxSource.BUNDLE);
    }

    private static String plain(String path) {
        return path.equals(".") ? "" : path;
    }
}
