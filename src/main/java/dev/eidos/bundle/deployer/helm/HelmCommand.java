package dev.eidos.bundle.deployer.helm;

import dev.eidos.bundle.Installation.ReadyState;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.ManifestChart;
import dev.eidos.bundle.deployer.plan.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The commands for one step, to be run in the component's folder (helm.sh, "helm upgrade" and "helm uninstall", v3.17
 * and v4.0; kubernetes.io, "kubectl apply", v1.34). Not in the bundle's: Helm 3 takes a folder that has the chart's
 * name for the chart, whatever {@code --repo} says (github.com/helm/helm, issue 7862).
 */
final class HelmCommand {
    private static final String NEXT = " \\\n  ";

    private HelmCommand() {}

    /**
     * The commands for a component, one a step. Before them comes the namespace if it needs labels, which Helm cannot
     * give; whatever else it has stays.
     */
    static List<String> install(InstallUnit unit) {
        List<String> commands = new ArrayList<>();
        if (!unit.namespaceLabels().isEmpty()) {
            List<String> words = new ArrayList<>();
            unit.namespaceLabels().forEach((key, value) -> words.add(ShellWord.of(key + "=" + value)));
            commands.add("kubectl create namespace " + ShellWord.of(unit.namespace())
                    + " --dry-run=client --output yaml |\n  kubectl label --local --filename - --output yaml "
                    + String.join(" ", words) + " |\n  kubectl apply --server-side --force-conflicts --filename -");
        }
        for (InstallStep step : unit.steps()) {
            if (step instanceof InstallStep.Chart chart && unit.installation().upgradesDefinitions()) {
                commands.add(definitions(chart));
            }
            commands.add(install(step, unit));
        }
        unit.installation().ready().forEach(state -> commands.add(await(state, unit)));
        return commands;
    }

    /**
     * "helm upgrade" leaves what is in a chart's crds folder as it was at the first installation (helm.sh, "Custom
     * Resource Definitions": limitations).
     */
    private static String definitions(InstallStep.Chart chart) {
        return "definitions=$(helm show crds " + chartPlace(chart) + ")\n"
                + "[ -z \"${definitions}\" ] || printf '%s\\n' \"${definitions}\" |\n"
                + "  kubectl apply --server-side --force-conflicts --filename -";
    }

    /** What Helm does not wait for: that an operator has done its work. */
    private static String await(ReadyState state, InstallUnit unit) {
        int slash = state.apiVersion().indexOf('/');
        String group = slash < 0 ? "" : "." + state.apiVersion().substring(0, slash);
        return "kubectl wait "
                + ShellWord.of("--for=jsonpath={." + state.path() + "}=" + state.value())
                + NEXT + ShellWord.of(state.kind().toLowerCase(Locale.ROOT) + group + "/" + state.name())
                + " --timeout " + unit.timeout();
    }

    private static String install(InstallStep step, InstallUnit unit) {
        return switch (step) {
            case InstallStep.Chart chart -> upgrade(chart.release(), unit, chartWords(chart), List.of());
            // kubectl makes no namespace by itself, and "create" fails where there is one
            case InstallStep.Kustomize kustomize ->
                "kubectl create namespace " + ShellWord.of(unit.namespace()) + " --dry-run=client --output yaml"
                        + " |\n  kubectl apply --server-side --filename -\n"
                        + "kubectl apply --server-side --kustomize " + ShellWord.of(here(kustomize, unit));
            case InstallStep.Manifests manifests ->
                upgrade(
                        manifests.release(),
                        unit,
                        ShellWord.of(here(manifests, unit)),
                        ManifestChart.takesOwnership(manifests) ? List.of("--take-ownership") : List.of());
            case InstallStep.Templates templates ->
                upgrade(templates.release(), unit, ShellWord.of(here(templates, unit)), List.of());
        };
    }

    static String uninstall(InstallStep step, InstallUnit unit) {
        return switch (step) {
            case InstallStep.Kustomize kustomize ->
                "kubectl delete --ignore-not-found --kustomize " + ShellWord.of(here(kustomize, unit));
            case InstallStep.Chart _, InstallStep.Manifests _, InstallStep.Templates _ ->
                uninstall(step.release(), unit);
        };
    }

    private static String upgrade(String release, InstallUnit unit, String chart, List<String> more) {
        List<String> lines = new ArrayList<>();
        lines.add("helm upgrade --install " + ShellWord.of(release) + " " + chart);
        lines.add("--namespace " + ShellWord.of(unit.namespace()) + " --create-namespace");
        lines.addAll(more);
        lines.add("--wait --timeout " + unit.timeout());
        return String.join(NEXT, lines);
    }

    private static String chartWords(InstallStep.Chart chart) {
        return chartPlace(chart) + NEXT + "--values values.yaml";
    }

    private static String chartPlace(InstallStep.Chart chart) {
        String vendored = chart.vendored();
        if (vendored != null) {
            return ShellWord.of("." + vendored.substring(chart.folder().length()));
        }
        String where = chart.isOci()
                ? ShellWord.of(chart.repository() + "/" + chart.chart())
                : ShellWord.of(chart.chart()) + NEXT + "--repo " + ShellWord.of(chart.repository());
        return where + NEXT + "--version " + ShellWord.of(chart.version());
    }

    private static String uninstall(String release, InstallUnit unit) {
        return "helm uninstall " + ShellWord.of(release) + " --namespace " + ShellWord.of(unit.namespace())
                + " --ignore-not-found --wait --timeout " + unit.timeout();
    }

    /** A step's folder as seen from its component's. */
    private static String here(InstallStep step, InstallUnit unit) {
        return "." + step.folder().substring(unit.name().length());
    }
}
