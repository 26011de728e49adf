package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.Messages;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetNode;
import dev.eidos.k8s.agent.api.RunId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run over many nodes for programs: an object for each node when it is clear what becomes of it, and one at the end.
 */
final class FleetLog {
    private final Messages messages;
    private final FleetTarget target;
    private final long started;
    private volatile String run = "";

    /** @param started by {@link System#nanoTime} */
    FleetLog(Messages messages, FleetTarget target, long started) {
        this.messages = messages;
        this.target = target;
        this.started = started;
    }

    void begins(RunId begun) {
        run = begun.value();
    }

    /** @param advice what to do about it; empty where there is nothing to say */
    void node(FleetNode node, Duration took, String advice) {
        Map<String, String> texts = texts();
        texts.put("node", node.name());
        texts.put("verdict", node.verdict().label());
        texts.put("reason", node.reason());
        texts.put("file", node.file().isEmpty() ? "" : target.place().of(node.name(), node.file()));
        texts.put("suggestion", advice);
        boolean failed = node.verdict() == FleetNode.Verdict.FAILED;
        String what = target.prefix() + node.name() + " " + node.verdict().label();
        messages.report(
                failed ? "warn" : "info",
                node.reason().isEmpty() ? what : what + ": " + node.reason(),
                texts,
                Map.of("seconds", seconds(took)));
    }

    void end(Fleet fleet) {
        Map<String, String> texts = texts();
        texts.put("place", target.place().toString());
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        for (FleetNode.Verdict verdict : FleetNode.Verdict.values()) {
            numbers.put(verdict.label(), BigDecimal.valueOf(fleet.nodes(verdict).size()));
        }
        numbers.put("seconds", seconds(Duration.ofNanos(System.nanoTime() - started)));
        messages.report("info", target.prefix() + "run " + run + " ended", texts, numbers);
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("runId", run);
        texts.put("target", target.label());
        return texts;
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }
}
