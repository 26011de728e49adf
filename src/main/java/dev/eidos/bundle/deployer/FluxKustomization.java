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
    static Node.Mapping root(BundleRepository repository, ObjectNames names) {
        return FluxObject.root(
                API,
                "Kustomization",
                names,
                new MappingBuilder()
                        .put("interval", FluxObject.INTERVAL)
                        .put("sourceRef", bundle(repository, names))
                        .put("path", "./" + plain(repository.at("")))
                        .put("prune", true)
                        .build());
    }

    /** One for each step of a component. */
    static List<Node.Mapping> of(InstallUnit unit, InstallPlan plan, BundleRepository repository, ObjectNames names) {
        List<Node.Mapping> kustomizations = new ArrayList<>();
        List<String> before = plan.before(unit).stream().map(InstallUnit::last).toList();
        for (Step step : unit.steps()) {
            MappingBuilder spec = where(step, unit, repository, names)
                    .put("prune", true)
                    .put("wait", true)
                    .put("timeout", TIMEOUT)
                    .put("retryInterval", "2m")
                    .putItems(
                            "dependsOn",
                            before.stream()
                                    .map(release -> new MappingBuilder()
                                            .put("name", names.of(release))
                                            .build())
                                    .toList());
            kustomizations.add(FluxObject.of(API, "Kustomization", names, step.release(), spec.build()));
            before = List.of(step.release());
        }
        return kustomizations;
    }

    private static MappingBuilder where(Step step, InstallUnit unit, BundleRepository repository, ObjectNames names) {
        return switch (step) {
            case Step.Chart _, Step.Templates _ -> bundlePath(step, repository, names);
            case Step.Kustomize kustomize ->
                source(FluxObject.reference("GitRepository", names.of(kustomize.release())))
                        .put("path", "./" + kustomize.path())
                        .put("targetNamespace", unit.namespace());
            case Step.Manifests manifests ->
                bundlePath(manifests, repository, names)
                        .put("targetNamespace", FluxNamespaces.target(manifests, unit.namespace()));
        };
    }

    private static MappingBuilder source(Node.Mapping reference) {
        return new MappingBuilder().put("interval", FluxObject.INTERVAL).put("sourceRef", reference);
    }

    private static MappingBuilder bundlePath(Step step, BundleRepository repository, ObjectNames names) {
        return source(bundle(repository, names)).put("path", "./" + repository.at(step.folder()));
    }

    private static Node.Mapping bundle(BundleRepository repository, ObjectNames names) {
        return FluxObject.reference(FluxSource.bundleKind(repository), names.root());
    }

    private static String plain(String path) {
        return path.equals(".") ? "" : path;
    }
}
