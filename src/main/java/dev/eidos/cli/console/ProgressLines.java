package dev.eidos.cli.console;

import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.api.RunStep;
import java.util.List;
import java.util.SequencedMap;

/**
 * The progress of a run, as lines: one for each step with the time since the start, and on a terminal one more below
 * them that says what the run waits for.
 */
public final class ProgressLines implements AgentListener {
    private static final long SECOND = 1_000_000_000;
    private static final long WORTH_A_LINE = 2 * SECOND;
    private static final long AGAIN = 30 * SECOND;

    private final ProgressMode progress;
    private final boolean follow;
    private final Messages messages;
    private final long start;
    private boolean begun;
    private String awaited = "";
    private long since;
    private long told;

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
        // what was waited for is over; what comes next is told in a moment
        awaited = "";
        messages.nothingAwaited();
        if (progress != ProgressMode.NONE && !nothingToClean) {
            messages.step(step.label(), detail, millis(System.nanoTime() - start));
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
    public synchronized void planned(String what) {
        messages.note("a run would " + what + ", and create the Job");
    }

    /** On a terminal at once, with the time that it has lasted; in lines only what lasts, once and now and then. */
    @Override
    public synchronized void waiting(String now) {
        waiting(now, now);
    }

    /**
     * As {@link #waiting(String)}, of what is another thing every moment.
     *
     * @param shown on a terminal
     * @param now the part of it that changes when something happens
     */
    public synchronized void waiting(String shown, String now) {
        long time = System.nanoTime();
        if (!now.equals(awaited)) {
            awaited = now;
            since = time;
            told = 0;
        }
        long lasting = time - since;
        messages.waiting(lasting < SECOND ? shown : lasting / SECOND + " s  " + shown);
        boolean due = told == 0 ? lasting >= WORTH_A_LINE : lasting - told >= AGAIN;
        if (due && progress != ProgressMode.NONE && !messages.isLive()) {
            messages.awaited(now, told == 0 ? 0 : lasting / SECOND, millis(time - start));
            told = lasting;
        }
    }

    /** What the run is about, before it does anything. */
    public synchronized void begins(RunId run, SequencedMap<String, String> facts) {
        if (progress != ProgressMode.NONE) {
            messages.facts("run", run.value(), facts);
        }
    }

    /**
     * The end of all that went well.
     *
     * @param facts what the result comes to
     */
    public synchronized void ends(String label, String detail, List<String> facts) {
        if (progress != ProgressMode.NONE) {
            messages.step(label, detail, millis(System.nanoTime() - start));
            messages.sum(facts);
        }
    }

    /** Something that stays, and the command that removes it. */
    public synchronized void stays(String what, String command) {
        if (progress != ProgressMode.NONE) {
            messages.stays(what, command);
        }
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
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
