package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.ProgressLines;
import dev.eidos.cli.console.ProgressMode;
import dev.eidos.cli.console.Session;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetNode;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.api.RunStep;
import dev.eidos.k8s.agent.fleet.FleetCount;
import dev.eidos.k8s.agent.fleet.FleetListener;
import dev.eidos.k8s.agent.fleet.NodeOutcome;
import dev.eidos.k8s.agent.fleet.NodePlan;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The progress of a run over many nodes: a line for each that fails, and a bar or a line now and then for the rest. */
final class FleetProgress implements FleetListener {
    private static final int BAR = 20;

    private final ProgressLines lines;
    private final Messages messages;
    private final FleetTarget target;
    private final FleetLog log;
    private final Session session;
    private final boolean quiet;
    /** The kinds of failure of which the user has been told what to do: it is the same for every node. */
    private final Set<String> advised = new HashSet<>();

    private volatile @Nullable FleetIndex index;

    /** @param quiet whether nothing is said of single nodes */
    FleetProgress(Session session, ProgressMode mode, FleetTarget target, boolean quiet) {
        this.quiet = quiet;
        this.session = session;
        this.lines = new ProgressLines(session, mode, false);
        this.messages = new Messages(session);
        this.target = target;
        this.log = new FleetLog(messages, target, session.started());
    }

    /** It is known which nodes are meant, and where they go. */
    void begins(RunId run, NodePlan plan, FleetIndex to) {
        index = to;
        log.begins(run);
        if (session.logJson() && !quiet) {
            plan.skipped()
                    .forEach((node, why) ->
                            log.node(FleetNode.without(node, FleetNode.Verdict.SKIPPED, why), Duration.ZERO, ""));
            plan.unreachable()
                    .forEach((node, why) ->
                            log.node(FleetNode.without(node, FleetNode.Verdict.FAILED, why), Duration.ZERO, ""));
        }
    }

    @Override
    public void done(RunStep step, String detail) {
        lines.done(step, (target.prefix() + detail).strip());
    }

    @Override
    public void waiting(String state) {
        lines.waiting(state);
    }

    @Override
    public void warning(String message) {
        lines.warning(target.prefix() + message);
    }

    @Override
    public void finished(String node, NodeOutcome outcome, Duration took, FleetCount count) {
        if (quiet) {
            return;
        }
        if (session.logJson()) {
            log.node(entry(node, outcome), took, advice(outcome));
            return;
        }
        String named = target.prefix() + node;
        switch (outcome) {
            case NodeOutcome.Collected _ -> lines.node(named, "collected", count.done() + "/" + count.all());
            case NodeOutcome.Failed(var why) -> {
                String advice = advised.add(why.code() + why.what()) ? advice(outcome) : "";
                lines.warning(named + ": " + why.getMessage() + (advice.isEmpty() ? "" : "\n  try: " + advice));
            }
            case NodeOutcome.NotDone _ -> {}
        }
    }

    private static String advice(NodeOutcome outcome) {
        return switch (outcome) {
            case NodeOutcome.Failed(var why) -> Objects.requireNonNullElse(why.suggestion(), "");
            case NodeOutcome.Collected _, NodeOutcome.NotDone _ -> "";
        };
    }

    private FleetNode entry(String node, NodeOutcome outcome) {
        FleetIndex kept = index;
        return switch (outcome) {
            case NodeOutcome.Collected _ -> FleetNode.collected(node, kept == null ? "" : kept.file(node), "");
            case NodeOutcome.Failed(var why) ->
                FleetNode.without(node, FleetNode.Verdict.FAILED, String.valueOf(why.getMessage()));
            case NodeOutcome.NotDone(String why) -> FleetNode.without(node, FleetNode.Verdict.PENDING, why);
        };
    }

    @Override
    public void counted(FleetCount count) {
        lines.waiting(bar(count) + pace(count, System.nanoTime() - session.started()), bar(count));
    }

    /** Such as {@code [####......] 40/100 done, 10 running, 2 failed}. */
    private static String bar(FleetCount count) {
        int full = count.all() == 0 ? 0 : BAR * count.done() / count.all();
        var text = new StringBuilder("[");
        text.append("#".repeat(full)).append(".".repeat(BAR - full)).append("] ");
        text.append(count.done()).append('/').append(count.all()).append(" done, ");
        text.append(count.running()).append(" running, ").append(count.failed()).append(" failed");
        return text.toString();
    }

    /** Such as {@code , 3.1/s, 20 s left}. */
    private static String pace(FleetCount count, long nanos) {
        if (count.done() == 0 || count.done() == count.all() || nanos <= 0) {
            return "";
        }
        double rate = count.done() * 1e9 / nanos;
        return String.format(Locale.ROOT, ", %.1f/s, ", rate) + Math.round((count.all() - count.done()) / rate)
                + " s left";
    }

    /** The index is written. */
    void ended(Fleet fleet) {
        if (session.logJson() && !quiet) {
            log.end(fleet);
        }
    }

    ProgressLines lines() {
        return lines;
    }

    void interrupted() {
        lines.end();
        messages.say(target.prefix() + "interrupted: cleaning up; a second signal leaves at once");
    }

    void end() {
        lines.end();
    }
}
