package dev.eidos.bundle.deployer.helm;

import dev.eidos.bundle.deployer.plan.ComponentTable;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import java.util.List;
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

            On a terminal both ask first; `--yes` answers. `--context NAME` takes another context than the current one,
            and `--dry-run` only prints the commands.

            %s
            Each component's README has its commands, for one at a time. Its values are in `values.yaml`; objects
            that a chart does not have are in `manifests/`, and are installed before the chart (`pre`) or after it
            (`post`, and `rendered` where Helm renders them with those values).

            After a failure, mend what it says and run the script again. If Helm then says that another operation is in
            progress, a run was killed in the middle of it: `helm rollback NAME --namespace NAMESPACE`, or
            `helm uninstall` if it was the first, ends that.
            """.formatted(needs(plan), ComponentTable.of(plan));
    }

    private static String needs(InstallPlan plan) {
        List<String> tools = installing(plan);
        return switch (tools.size()) {
            case 1 -> "";
            case 2 -> ", kubectl";
            default -> ", kubectl and git";
        };
    }

    /** The programs that installing calls; kubectl calls git, for a kustomization that is in a repository. */
    static List<String> installing(InstallPlan plan) {
        return clones(plan)
                ? List.of("helm", "kubectl", "git")
                : plan.units().stream().allMatch(HelmReadme::helmAlone) ? List.of("helm") : List.of("helm", "kubectl");
    }

    static List<String> uninstalling(InstallPlan plan) {
        if (clones(plan)) {
            return List.of("helm", "kubectl", "git");
        }
        boolean kustomizes = plan.units().stream()
                .flatMap(unit -> unit.steps().stream())
                .anyMatch(InstallStep.Kustomize.class::isInstance);
        return kustomizes ? List.of("helm", "kubectl") : List.of("helm");
    }

    private static boolean clones(InstallPlan plan) {
        return plan.units().stream()
                .flatMap(unit -> unit.steps().stream())
                .anyMatch(step -> step instanceof InstallStep.Kustomize kustomize && kustomize.vendored() == null);
    }

    private static boolean helmAlone(InstallUnit unit) {
        return unit.namespaceLabels().isEmpty()
                && !unit.installation().upgradesDefinitions()
                && unit.installation().ready().isEmpty()
                && unit.steps().stream().noneMatch(InstallStep.Kustomize.class::isInstance);
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
