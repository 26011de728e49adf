package dev.eidos.cli.console;

import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.RunStep;

/**
 * The progress of a run, as lines: one for each step with the time since the start, and on a terminal one more below
 * them that says what the run waits for.
 */
public final class ProgressLines implements AgentListener {
    private final ProgressMode progress;
    private final boolean follow;
    private final Messages messages;
    private final long start;
    private boolean begun;

    public ProgressLines(Session session, ProgressMode progress, boolean follow) {
        this.progress = progress;
        this.follow = follow;
        this.start = session.started();
        this.messages = new Messages(session, progress == ProgressMode.AUTO);
    }

    @Override
    public synchronized void done(RunStep step, String detail) {
        boolean nothingToClean = step == RunStep.CLEANED && !begun;
        begun = true;
        if (progress != ProgressMode.NONE && !nothingToClean) {
            messages.step(step.label(), detail, (System.nanoTime() - start) / 1_000_000);
        }
    }

    /** A node of many is done. */
    public synchronized void node(String node, String what, String count) {
        begun = true;
        if (progress != ProgressMode.NONE) {
            messages.step(what, node + " " + count, (System.nanoTime() - start) / 1_000_000);
        }
    }

    @Override
    public synchronized void waiting(String now) {
        messages.waiting(now);
    }

    @Override
    public synchronized void warning(String message) {
        messages.warnLines(message);
    }

    @Override
    public boolean wantsLog() {
        return follow;
    }

    @Override
    public synchronized void logged(String line) {
        messages.agentLog(line);
    }

    /** Nothing is waited for any more. */
    public synchronized void end() {
        messages.nothingAwaited();
    }
}
