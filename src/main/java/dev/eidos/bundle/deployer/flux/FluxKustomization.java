package dev.eidos.bundle.deployer.flux;

import dev.eidos.bundle.deployer.plan.BundleRepository;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.ObjectNames;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;

/** Flux's Kustomizations (fluxcd.io, "Kustomization", kustomize.toolkit.fluxcd.io/v1, Flux v2.7). */
final class FluxKustomization {
    private static final String API = "kustomize.toolkit.fluxcd.io/v1";

    /** A little more than the Helm release inside may take. */
    private static final String TIMEOUT = "20m";

    private FluxKustomization() {}

    /** The Kustomization that reconciles all others. It does not wait for them: each reports its own state. */
    static Value.Mapping root(BundleRepository repository, ObjectNames names) {
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
    static List<Value.Mapping> of(InstallUnit unit, InstallPlan plan, BundleRepository repository, ObjectNames names) {
        List<Value.Mapping> kustomizations = new ArrayList<>();
        List<String> before = plan.before(unit).stream().map(InstallUnit::last).toList();
        for (InstallStep step : unit.steps()) {
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

    private static MappingBuilder where(
            InstallStep step, InstallUnit unit, BundleRepository repository, ObjectNames names) {
        return switch (step) {
            case InstallStep.Chart _, InstallStep.Templates _ -> bundlePath(step, repository, names);
            case InstallStep.Kustomize kustomize ->
                source(FluxObject.reference("GitRepository", names.of(kustomize.release())))
                        .put("path", "./" + kustomize.path())
                        .put("targetNamespace", unit.namespace());
            case InstallStep.Manifests manifests ->
                bundlePath(manifests, repository, names)
                        .put("targetNamespace", FluxNamespaces.target(manifests, unit.namespace()));
        };
    }

    private static MappingBuilder source(Value.Mapping reference) {
        return new MappingBuilder().put("interval", FluxObject.INTERVAL).put("sourceRef", reference);
    }

    private static MappingBuilder bundlePath(InstallStep step, BundleRepository repository, ObjectNames names) {
        return source(bundle(repository, names)).put("path", "./" + repository.at(step.folder()));
    }

    private static Value.Mapping bundle(BundleRepository repository, ObjectNames names) {
        return FluxObject.reference(FluxSource.bundleKind(repository), names.root());
    }

    private static String plain(String path) {
        return path.equals(".") ? "" : path;
    }
}
