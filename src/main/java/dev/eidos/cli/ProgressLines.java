package dev.eidos.cli;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Node;
import dev.eidos.k8s.agent.AgentListener;
import dev.eidos.k8s.agent.Step;
import dev.eidos.measurement.Reading;
import dev.eidos.serializer.Style;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Shows on standard error how a run gets on: a line for each step with the time since the start, and on a terminal one
 * more below them that says what is waited for.
 */
final class ProgressLines implements AgentListener {
    private static final String CLEAR = "\r\u001b[K";

    private final Session session;
    private final AgentOptions.Progress progress;
    private final boolean follow;
    private final PrintStream err;
    private final long start;
    private String state = "";
    private boolean shown;
    private boolean begun;

    ProgressLines(Session session, AgentOptions.Progress progress, boolean follow) {
        this.session = session;
        this.progress = progress;
        this.follow = follow;
        this.start = session.started();
        this.err = session.terminal().err();
    }

    private boolean live() {
        return progress == AgentOptions.Progress.AUTO
                && session.terminal().errIsTerminal()
                && !session.logJson()
                && !"dumb".equals(session.terminal().environment().get("TERM"));
    }

    @Override
    public synchronized void done(Step step, String detail) {
        boolean nothingToClean = step == Step.CLEANED && !begun;
        begun = true;
        if (progress == AgentOptions.Progress.NONE || nothingToClean) {
            return;
        }
        if (session.logJson()) {
            Map<String, Node> line = json("info", detail);
            line.put("step", Node.scalar(step.label()));
            line.put("seconds", Node.scalar(Reading.of(BigDecimal.valueOf(millis(), 3))));
            err.println(JsonWriter.writeLine(Node.mapping(line)));
        } else {
            String time = String.format(Locale.ROOT, "%7.2f s", millis() / 1000.0);
            print(Style.DIM.paint(time, session.colourErr()) + "  " + step.label()
                    + (detail.isEmpty() ? "" : " " + detail));
        }
    }

    @Override
    public synchronized void waiting(String now) {
        if (!now.equals(state)) {
            state = now;
            if (live()) {
                show();
            }
        }
    }

    @Override
    public synchronized void warning(String message) {
        if (session.logJson()) {
            err.println(JsonWriter.writeLine(Node.mapping(json("warn", message))));
        } else {
            print(Style.YELLOW.paint("warning:", session.colourErr()) + " " + message);
        }
    }

    @Override
    public boolean wantsLog() {
        return follow;
    }

    @Override
    public synchronized void logged(String line) {
        if (session.logJson()) {
            Map<String, Node> json = json("info", line);
            json.put("source", Node.scalar("agent"));
            err.println(JsonWriter.writeLine(Node.mapping(json)));
        } else {
            print(Style.DIM.paint("agent |", session.colourErr()) + " " + printable(line));
        }
    }

    /** Nothing is waited for any more. */
    synchronized void end() {
        clear();
        state = "";
    }

    private static Map<String, Node> json(String level, String message) {
        Map<String, Node> line = new LinkedHashMap<>();
        line.put("level", Node.scalar(level));
        line.put("message", Node.scalar(message));
        return line;
    }

    private long millis() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void print(String line) {
        clear();
        err.println(line);
        if (live() && !state.isEmpty()) {
            show();
        }
    }

    private void clear() {
        if (shown) {
            err.print(CLEAR);
            shown = false;
        }
    }

    private void show() {
        int columns = session.terminal().errColumns() - 14;
        String text = printable(state);
        err.print(CLEAR + "           … " + text.substring(0, Math.min(columns, text.length())));
        err.flush();
        shown = true;
    }

    /** What comes from a cluster does not steer this terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
