package dev.eidos.bundle.deployer.helm;

import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.ShellWord;
import java.util.List;
import java.util.stream.Collectors;

/** The scripts of a bundle for Helm: which cluster, then commands in order, and nothing else. */
final class HelmScripts {
    private static final String START = """
        set -eu
        bundle=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
        """;

    /**
     * The cluster: kubectl has no variable for a context, so that its commands get the flag from a function; where the
     * variable of Helm names one, it counts for both, or the two would go to two clusters. Nobody is asked who could
     * not answer.
     */
    private static final String CLUSTER = """
        usage="usage: sh $0 [--context NAME] [--yes] [--dry-run]"
        context=${HELM_KUBECONTEXT:-}
        yes=''
        dry_run=''
        while [ "$#" -gt 0 ]; do
          case "$1" in
            --context) context=${2:?--context needs a name}; shift 2 ;;
            --context=?*) context=${1#*=}; shift ;;
            --yes) yes=1; shift ;;
            --dry-run) dry_run=1; shift ;;
            --help) echo "${usage}"; exit 0 ;;
            *) echo "${usage}" >&2; exit 2 ;;
          esac
        done
        if [ -n "${dry_run}" ]; then
          echo "# nothing is changed; in ${context:-the current context} these would be run:"
          sed '1,/^# commands$/d' "$0"
          exit 0
        fi
        needed() {
          command -v "$1" >/dev/null && return
          echo "$0: $1 is needed, and not on the PATH; nothing was changed" >&2
          exit 127
        }
        TOOLS
        if [ -n "${context}" ]; then
          export HELM_KUBECONTEXT="${context}"
          kubectl() { command kubectl --context "${context}" "$@"; }
        fi
        if [ -z "${yes}" ] && [ -t 0 ]; then
          current=$(kubectl config current-context 2>/dev/null) || current=''
          printf '%s %s? [y/N] ' 'QUESTION' "${context:-the current context ${current}}"
          read -r answer || answer=''
          case "${answer}" in y | Y | yes) ;; *) echo 'nothing was changed' >&2; exit 1 ;; esac
        fi
        # commands
        """;

    private HelmScripts() {}

    static String install(InstallPlan plan) {
        var script = new StringBuilder("""
            #!/bin/sh
            # Installs the bundle with Helm, each component after those that it needs. It may be run again: what is
            # there is upgraded. It ends at the first command that fails.
            """)
                .append(START)
                .append(cluster("Install " + components(plan) + " in", HelmReadme.installing(plan)));
        int number = 0;
        for (InstallUnit unit : plan.units()) {
            number++;
            heading(script, number, plan, unit);
            HelmCommand.install(unit).forEach(command -> script.append(command).append('\n'));
        }
        return script.toString();
    }

    static String uninstall(InstallPlan plan) {
        var script = new StringBuilder("""
            #!/bin/sh
            # Uninstalls the bundle, each component before those that it needs. Namespaces stay, and so do the custom
            # resource definitions that Helm never removes (those of a chart's crds folder).
            """)
                .append(START)
                .append(cluster("Uninstall " + components(plan) + " from", HelmReadme.uninstalling(plan)));
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

    private static String cluster(String question, List<String> tools) {
        return CLUSTER.replace("QUESTION", question)
                .replace("TOOLS", tools.stream().map(tool -> "needed " + tool).collect(Collectors.joining("\n")));
    }

    private static String components(InstallPlan plan) {
        int count = plan.units().size();
        return count + (count == 1 ? " component" : " components");
    }

    private static void heading(StringBuilder script, int number, InstallPlan plan, InstallUnit unit) {
        script.append("\necho ")
                .append(ShellWord.of("== " + number + "/" + plan.units().size() + " " + unit.name()))
                .append("\ncd -- \"${bundle}\"/")
                .append(ShellWord.of(unit.name()))
                .append('\n');
    }
}
