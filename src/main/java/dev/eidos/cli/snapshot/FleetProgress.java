package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.ProgressLines;
import dev.eidos.cli.console.ProgressMode;
import dev.eidos.cli.console.Session;
import dev.eidos.k8s.agent.api.RunStep;
import dev.eidos.k8s.agent.fleet.FleetCount;
import dev.eidos.k8s.agent.fleet.FleetListener;
import dev.eidos.k8s.agent.fleet.NodeOutcome;
import java.util.Locale;

/** The progress of a run over many nodes: a line for each that fails, and a bar or a line now and then for the rest. */
final class FleetProgress implements FleetListener {
    private static final int BAR = 20;

    private final ProgressLines lines;
    private final Messages messages;
    private final String prefix;
    private final long start;

    /** @param prefix of every line, to tell several runs apart; empty for one */
    FleetProgress(Session session, ProgressMode mode, String prefix) {
        this.lines = new ProgressLines(session, mode, false);
        this.messages = new Messages(session);
        this.prefix = prefix;
        this.start = session.started();
    }

    @Override
    public void done(RunStep step, String detail) {
        lines.done(step, prefix.isEmpty() ? detail : (prefix + detail).strip());
    }

    @Override
    public void waiting(String state) {
        lines.waiting(state);
    }

    @Override
    public void warning(String message) {
        lines.warning(prefix + message);
    }

    @Override
    public void finished(String node, NodeOutcome outcome, FleetCount count) {
        switch (outcome) {
            case NodeOutcome.Collected _ -> lines.node(prefix + node, "collected", count.done() + "/" + count.all());
            case NodeOutcome.Failed(var why) -> lines.warning(prefix + node + ": " + why.getMessage());
            case NodeOutcome.NotDone _ -> {}
        }
    }

    @Override
    public void counted(FleetCount count) {
        lines.waiting(bar(count, System.nanoTime() - start));
    }

    /** Such as {@code [####......] 40/100 done, 10 running, 2 failed, 3.1/s, 20 s left}. */
    static String bar(FleetCount count, long nanos) {
        int full = count.all() == 0 ? 0 : BAR * count.done() / count.all();
        double rate = nanos <= 0 ? 0 : count.done() * 1e9 / nanos;
        var text = new StringBuilder("[");
        text.append("#".repeat(full)).append(".".repeat(BAR - full)).append("] ");
        text.append(count.done()).append('/').append(count.all()).append(" done, ");
        text.append(count.running()).append(" running, ").append(count.failed()).append(" failed");
        if (count.done() > 0 && count.done() < count.all()) {
            text.append(String.format(Locale.ROOT, ", %.1f/s, ", rate));
            text.append(Math.round((count.all() - count.done()) / rate)).append(" s left");
        }
        return text.toString();
    }

    ProgressLines lines() {
        return lines;
    }

    void interrupted() {
        lines.end();
        messages.say(prefix + "interrupted: cleaning up; a second signal leaves at once");
    }

    void end() {
        lines.end();
    }
}
