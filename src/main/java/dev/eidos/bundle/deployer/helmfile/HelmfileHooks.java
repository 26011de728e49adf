package dev.eidos.bundle.deployer.helmfile;

import dev.eidos.bundle.Installation.ReadyState;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The commands around a release (helmfile.readthedocs.io, "Hooks", v1.4): definitions before it, which Helm leaves as
 * they were, and waiting for an operator's work after it.
 */
final class HelmfileHooks {
    private HelmfileHooks() {}

    static List<Value.Mapping> of(InstallStep step, InstallUnit unit) {
        List<Value.Mapping> hooks = new ArrayList<>();
        if (step instanceof InstallStep.Chart chart && unit.installation().upgradesDefinitions()) {
            hooks.add(hook(
                    "presync",
                    "sh",
                    "-c",
                    "helm show crds " + place(chart)
                            + " | kubectl apply --server-side --force-conflicts --filename -"));
        }
        if (step.release().equals(unit.last())) {
            for (ReadyState state : unit.installation().ready()) {
                int slash = state.apiVersion().indexOf('/');
                String group = slash < 0 ? "" : "." + state.apiVersion().substring(0, slash);
                hooks.add(hook(
                        "postsync",
                        "kubectl",
                        "wait",
                        "--for=jsonpath={." + state.path() + "}=" + state.value(),
                        state.kind().toLowerCase(Locale.ROOT) + group + "/" + state.name(),
                        "--timeout=" + unit.timeout()));
            }
        }
        return hooks;
    }

    /** Hooks run in the folder of {@code helmfile.yaml}. */
    private static String place(InstallStep.Chart chart) {
        if (chart.vendored() != null) {
            return "./" + chart.vendored();
        }
        String where = chart.isOci()
                ? chart.repository() + "/" + chart.chart()
                : chart.chart() + " --repo " + chart.repository();
        return where + " --version " + chart.version();
    }

    private static Value.Mapping hook(String event, String command, String... arguments) {
        return new MappingBuilder()
                .putTexts("events", List.of(event))
                .put("command", command)
                .putTexts("args", List.of(arguments))
                .put("showlogs", true)
                .build();
    }
}
