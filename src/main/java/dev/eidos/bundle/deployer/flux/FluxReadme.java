package dev.eidos.bundle.deployer.flux;

import dev.eidos.bundle.deployer.plan.BundleRepository;
import dev.eidos.bundle.deployer.plan.ComponentTable;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.ObjectNames;
import java.util.ArrayList;
import java.util.List;

/** The README of a bundle for Flux. */
final class FluxReadme {
    private FluxReadme() {}

    static String of(InstallPlan plan, BundleRepository repository, ObjectNames names) {
        return """
            # Bundle for Flux

            Needs Flux 2.4 or newer (2.6 if the bundle is an OCI artifact). Put this folder where `bundle.yaml` says
            that it is, then:

            ```sh
            kubectl apply --filename bundle.yaml
            kubectl --namespace %s get kustomizations.kustomize.toolkit.fluxcd.io
            ```

            Later changes of the repository are installed by themselves. A private repository needs a Secret, which
            `spec.secretRef` in `bundle.yaml` names.

            To uninstall, each component before those that it needs, as long as their operators are there to clear up:

            ```sh
            kubectl --namespace %s delete %s %s
            for step in %s; do
              kubectl --namespace %s delete kustomizations.kustomize.toolkit.fluxcd.io "${step}"
              kubectl --namespace %s wait --for=delete helmreleases.helm.toolkit.fluxcd.io "${step}" --timeout=%sm
            done
            kubectl --namespace %s delete kustomizations.kustomize.toolkit.fluxcd.io %s
            ```

            The first command keeps Flux from installing them again; the last one alone would take all away at once.
            Namespaces stay.

            %s
            Each component is one Flux Kustomization or more, named %s: each waits for those that it needs,
            and is ready when everything in it is.
            """.formatted(
                        names.namespace(),
                        names.namespace(),
                        repository.isOci()
                                ? "ocirepositories.source.toolkit.fluxcd.io"
                                : "gitrepositories.source.toolkit.fluxcd.io",
                        names.root(),
                        steps(plan, names),
                        names.namespace(),
                        names.namespace(),
                        plan.units().stream()
                                .mapToInt(unit -> unit.installation().minutes())
                                .max()
                                .orElse(0),
                        names.namespace(),
                        names.root(),
                        ComponentTable.of(plan),
                        names.named() ? "`" + names.of("COMPONENT") + "`" : "after it");
    }

    /** The last one first. */
    private static String steps(InstallPlan plan, ObjectNames names) {
        List<String> steps = new ArrayList<>();
        plan.units().forEach(unit -> unit.steps().forEach(step -> steps.add(names.of(step.release()))));
        return String.join(" ", steps.reversed());
    }
}
