package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.ProgressLines;
import dev.eidos.cli.option.CleanupCommandLine;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.CleanupReport;
import dev.eidos.k8s.agent.api.RunId;
import java.util.stream.Collectors;

/** What is told of a run's clean-up: what is left though it should not be, and what stays on purpose, and why. */
record CleanupWords(ClusterFlags cluster, AgentConfig config, ProgressLines progress, Messages messages) {

    /** @param failed whether the run has failed, so that something may still be at work */
    void tell(CleanupReport report, RunId run, boolean failed) {
        for (CleanupReport.Left left : report.left()) {
            progress.warning(
                    "left behind: " + left.object() + ": " + left.reason() + "\n  remove it: " + left.command());
        }
        var command = new CleanupCommandLine(cluster);
        String namespace = config.namespace();
        if (!config.run().cleanup() && !report.kept().isEmpty()) {
            String force = failed ? "--force" : "";
            progress.stays(
                    "kept, as --no-cleanup asks for: " + String.join(", ", report.kept()),
                    command.of("-n", namespace, "--run-id", run.value(), force));
        } else {
            report.kept().forEach(kept -> messages.note("kept: " + kept));
        }
        if (!report.lasting().isEmpty()) {
            progress.stays(
                    "kept for the next run: "
                            + report.lasting().stream()
                                    .map(CleanupWords::withoutOurName)
                                    .collect(Collectors.joining(", ")),
                    command.of("-n", namespace, "--cleanup-rbac"));
        }
    }

    /** {@code Role} for {@code Role eidos}: that it is ours goes without saying. */
    private static String withoutOurName(String object) {
        return object.replaceFirst(" " + AgentConfig.DEFAULT_NAME + "(:\\S+)?$", "");
    }
}
