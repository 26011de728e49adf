package dev.eidos.bundle.deployer.helmfile;

import dev.eidos.bundle.deployer.plan.ComponentTable;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;

/** The README of a bundle for helmfile. */
final class HelmfileReadme {
    private HelmfileReadme() {}

    static String of(InstallPlan plan) {
        boolean clones = plan.units().stream()
                .flatMap(unit -> unit.steps().stream())
                .anyMatch(step -> step instanceof InstallStep.Kustomize kustomize && kustomize.vendored() == null);
        boolean kustomizes = plan.units().stream()
                .flatMap(unit -> unit.steps().stream())
                .anyMatch(InstallStep.Kustomize.class::isInstance);
        boolean kubectl = plan.units().stream().anyMatch(HelmfileReadme::hasHooks);
        return """
            # Bundle for helmfile

            Needs helmfile 1.1 or newer and Helm 3.17 or newer%s, and a kubeconfig whose current context is the
            cluster.

            %s\
            ```sh
            helmfile sync       # installs everything, in order
            helmfile apply      # the same, but only what has changed; needs the helm-diff plugin
            helmfile destroy    # uninstalls everything, in reverse
            ```

            %s
            One component and what it needs: `helmfile sync --selector name=NAME --include-transitive-needs`.
            """.formatted(
                        (kubectl ? ", kubectl" : "") + (kustomizes ? ", kustomize" : "") + (clones ? " and git" : ""),
                        kubectl ? HOOKS : "",
                        ComponentTable.of(plan));
    }

    /** Helmfile tells hooks the context of an environment, and not that of its flag ("Hooks", "Hook Template Data"). */
    private static final String HOOKS = """
        Commands around releases run kubectl, which knows nothing of `helmfile --kube-context`: choose the cluster with
        `kubectl config use-context` or `KUBECONFIG`.

        """;

    private static boolean hasHooks(InstallUnit unit) {
        return unit.installation().upgradesDefinitions()
                || !unit.installation().ready().isEmpty();
    }
}
