package dev.eidos.bundle.deployer.helm;

import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.ShellWord;
import java.util.List;

/** The scripts of a bundle for Helm: commands in order, and nothing else. */
final class HelmScripts {
    private static final String START = """
        set -eu
        bundle=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
        """;

    private HelmScripts() {}

    static String install(InstallPlan plan) {
        var script = new StringBuilder("""
            #!/bin/sh
            # Installs the bundle with Helm, each component after those that it needs. It may be run again: what is
            # there is upgraded. It ends at the first command that fails.
            """).append(START);
        int number = 0;
        for (InstallUnit unit : plan.units()) {
            number++;
            heading(script, number, plan, unit);
            HelmCommand.install(unit)
                    .forEach(command -> script.append(command).append('\n'));
        }
        return script.toString();
    }

    static String uninstall(InstallPlan plan) {
        var script = new StringBuilder("""
            #!/bin/sh
            # Uninstalls the bundle, each component before those that it needs. Namespaces stay, and so do the custom
            # resource definitions that Helm never removes (those of a chart's crds folder).
            """).append(START);
        int number = 0;
        for (InstallUnit unit : plan.units().reversed()) {
            number++;
            heading(script, number, plan, unit);
            List<InstallStep> steps = unit.steps().reversed();
            steps.forEach(
                    step -> script.append(HelmCommand.uninstall(step, unit)).append('\n'));
        }
        return script.toString();
    }

    private static void heading(StringBuilder script, int number, InstallPlan plan, InstallUnit unit) {
        script.append("\necho ")
                .append(ShellWord.of("== " + number + "/" + plan.units().size() + " " + unit.name()))
                .append("\ncd -- \"${bundle}\"/")
                .append(ShellWord.of(unit.name()))
                .append('\n');
    }
}
