package dev.eidos.bundle.deployer.helmfile;

import dev.eidos.bundle.deployer.plan.ComponentTable;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;

/** The README of a bundle for helmfile. */
final class HelmfileReadme {
    private HelmfileReadme() {}

    static String of(InstallPlan plan) {
        boolean kustomizes = plan.units().stream()
                .flatMap(unit -> unit.steps().stream())
                .anyMatch(InstallStep.Kustomize.class::isInstance);
        return """
            # Bundle for helmfile

            Needs helmfile 1.1 or newer and Helm 3.17 or newer%s, and a kubeconfig whose current context is the
            cluster.

            ```sh
            helmfile sync       # installs everything, in order
            helmfile apply      # the same, but only what has changed; needs the helm-diff plugin
            helmfile destroy    # uninstalls everything, in reverse
            ```

            %s
            One component and what it needs: `helmfile sync --selector name=NAME --include-transitive-needs`.
            """.formatted(kustomizes ? ", kustomize and git" : "", ComponentTable.of(plan));
    }
}
