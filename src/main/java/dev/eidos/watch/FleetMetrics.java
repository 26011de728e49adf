package dev.eidos.watch;

import dev.eidos.analysis.rule.Severity;
import java.time.Instant;
import java.util.Map;

/**
 * A fleet for Prometheus, in the text format that node_exporter's textfile collector reads. A file has no age of its
 * own there: the time of the last run is given, and {@code time() - eidos_fleet_last_run_timestamp_seconds} is its age.
 */
public final class FleetMetrics {
    private final StringBuilder text = new StringBuilder();

    private FleetMetrics() {}

    /**
     * The file.
     *
     * @param lastRun when the last run that went well began
     * @param failures how many runs failed since then
     */
    public static String of(FleetState state, Instant lastRun, int failures) {
        var metrics = new FleetMetrics();
        metrics.head("eidos_fleet_nodes", "Nodes of the last run.");
        metrics.line("eidos_fleet_nodes", "verdict", "collected", state.collected());
        metrics.line("eidos_fleet_nodes", "verdict", "missing", state.missing());
        metrics.head("eidos_fleet_findings", "Findings of the last run by severity.");
        for (Map.Entry<Severity, Long> entry : state.findings().entrySet()) {
            metrics.line("eidos_fleet_findings", "severity", entry.getKey().label(), entry.getValue());
        }
        metrics.head("eidos_fleet_last_run_timestamp_seconds", "When the last run that went well began.");
        metrics.line("eidos_fleet_last_run_timestamp_seconds", lastRun.getEpochSecond());
        metrics.head("eidos_fleet_failed_runs", "Runs that failed as a whole since then.");
        metrics.line("eidos_fleet_failed_runs", failures);
        return metrics.text.toString();
    }

    private void head(String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void line(String name, long value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    private void line(String name, String label, String word, long value) {
        line(name + "{" + label + "=\"" + word + "\"}", value);
    }
}
