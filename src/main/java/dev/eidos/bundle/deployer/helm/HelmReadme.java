package dev.eidos.bundle.deployer.helm;

import dev.eidos.bundle.deployer.plan.ComponentTable;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import java.util.stream.Collectors;

/** The README of a bundle for Helm. */
final class HelmReadme {
    private HelmReadme() {}

    static String of(InstallPlan plan) {
        return """
            # Bundle for Helm

            Needs Helm 3.17 or newer%s, and a kubeconfig whose current context is the cluster.

            ```sh
            sh install.sh      # in this order; may be run again
            sh uninstall.sh    # in reverse
            ```

            On a terminal both ask first; `--yes` answers. `--context NAME` takes another context than the current one.

            %s
            Each component's README has its commands, for one at a time. Its values are in `values.yaml`; objects
            that a chart does not have are in `manifests/`, and are installed before the chart (`pre`) or after it
            (`post`, and `rendered` where Helm renders them with those values).
            """.formatted(tools(plan), ComponentTable.of(plan));
    }

    private static String tools(InstallPlan plan) {
        if (plan.units().stream()
                .flatMap(unit -> unit.steps().stream())
                .anyMatch(InstallStep.Kustomize.class::isInstance)) {
            return ", kubectl and git";
        }
        return plan.units().stream().allMatch(HelmReadme::helmAlone) ? "" : ", kubectl";
    }

    private static boolean helmAlone(InstallUnit unit) {
        return unit.namespaceLabels().isEmpty()
                && !unit.installation().upgradesDefinitions()
                && unit.installation().ready().isEmpty();
    }

    static String of(InstallUnit unit) {
        return """
            # %s

            In this folder:

            ```sh
            %s
            ```

            To uninstall:

            ```sh
            %s
            ```
            """.formatted(
                        unit.name(),
                        String.join("\n", HelmCommand.install(unit)),
                        unit.steps().reversed().stream()
                                .map(step -> HelmCommand.uninstall(step, unit))
                                .collect(Collectors.joining("\n")));
    }
}
