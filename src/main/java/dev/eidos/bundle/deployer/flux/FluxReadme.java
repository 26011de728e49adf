package dev.eidos.bundle.deployer.flux;

import dev.eidos.bundle.deployer.plan.ComponentTable;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.ObjectNames;

/** The README of a bundle for Flux. */
final class FluxReadme {
    private FluxReadme() {}

    static String of(InstallPlan plan, ObjectNames names) {
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

            To uninstall: `kubectl --namespace %s delete kustomizations.kustomize.toolkit.fluxcd.io %s`.
            Namespaces stay.

            %s
            Each component is one Flux Kustomization or more, named %s: each waits for those that it needs,
            and is ready when everything in it is.
            """.formatted(
                        names.namespace(),
                        names.namespace(),
                        names.root(),
                        ComponentTable.of(plan),
                        names.named() ? "`" + names.of("COMPONENT") + "`" : "after it");
    }
}
