package dev.eidos.bundle.deployer.flux;

import dev.eidos.bundle.Installation.ReadyState;
import dev.eidos.bundle.deployer.plan.BundleRepository;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.ObjectNames;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flux's Kustomizations (fluxcd.io, "Kustomization", kustomize.toolkit.fluxcd.io/v1, Flux v2.7). */
final class FluxKustomization {
    private static final String API = "kustomize.toolkit.fluxcd.io/v1";

    /** In minutes, a little more than the Helm release inside may take. */
    private static final int MORE = 5;

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
            MappingBuilder spec = where(step, unit, repository, names).put("prune", true);
            awaited(spec, step, unit, names)
                    .put("timeout", (unit.installation().minutes() + MORE) + "m")
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

    /**
     * What a step is ready by: all that it applies. Where an operator has to do its work besides, what it works on is
     * named, and then everything must be ("Health checks": {@code wait} makes Flux ignore what is named).
     */
    private static MappingBuilder awaited(MappingBuilder spec, InstallStep step, InstallUnit unit, ObjectNames names) {
        List<ReadyState> ready = unit.installation().ready();
        if (ready.isEmpty() || !step.release().equals(unit.last())) {
            return spec.put("wait", true);
        }
        List<Value.Mapping> checks = new ArrayList<>();
        if (step instanceof InstallStep.Chart || step instanceof InstallStep.Templates) {
            checks.add(new MappingBuilder()
                    .put("apiVersion", "helm.toolkit.fluxcd.io/v2")
                    .put("kind", "HelmRelease")
                    .put("name", names.of(step.release()))
                    .put("namespace", names.namespace())
                    .build());
        }
        Map<String, Value.Mapping> expressions = new LinkedHashMap<>();
        for (ReadyState state : ready) {
            checks.add(new MappingBuilder()
                    .put("apiVersion", state.apiVersion())
                    .put("kind", state.kind())
                    .put("name", state.name())
                    .build());
            expressions.put(
                    state.apiVersion() + " " + state.kind(),
                    new MappingBuilder()
                            .put("apiVersion", state.apiVersion())
                            .put("kind", state.kind())
                            .put("current", state.path() + " == '" + state.value() + "'")
                            .build());
        }
        return spec.putItems("healthChecks", checks).putItems("healthCheckExprs", List.copyOf(expressions.values()));
    }

    private static MappingBuilder where(
            InstallStep step, InstallUnit unit, BundleRepository repository, ObjectNames names) {
        return switch (step) {
            case InstallStep.Chart _, InstallStep.Templates _ -> bundlePath(step, repository, names);
            case InstallStep.Kustomize kustomize
            when kustomize.vendored() != null ->
                bundlePath(kustomize, repository, names).put("targetNamespace", unit.namespace());
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
