package dev.eidos.cli.live;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.document.Format;
import dev.eidos.live.LiveReport;
import dev.eidos.live.report.LiveTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a watch shows: the news on standard error as they come, and on a terminal the table, drawn anew at each look
 * with the last news below it.
 */
final class WatchScreen implements Watching.Screen {
    /** Clears the screen and goes to its beginning (ECMA-48: CUP, ED). */
    private static final String CLEAR = "\u001b[H\u001b[2J";

    private static final int KEPT = 5;

    private final boolean live;
    private final boolean allowUnknown;
    private final Session session;
    private final Messages messages;
    private final String rule;
    private final Deque<String> recent = new ArrayDeque<>();

    /**
     * @param rule by which it goes on and ends, in words
     * @param table whether a table is wanted
     */
    WatchScreen(
            String rule,
            DocumentOutput output,
            boolean table,
            boolean allowUnknown,
            Session session,
            Messages messages) {
        this.rule = rule;
        boolean dumb = session.terminal().environment().getOrDefault("TERM", "").equals("dumb");
        this.live = table && output.format() == Format.TABLE && output.isWatched(session) && !dumb;
        this.allowUnknown = allowUnknown;
        this.session = session;
        this.messages = messages;
    }

    /** Returns whether the table is drawn anew at each look, so that the last one stands there in the end. */
    boolean isLive() {
        return live;
    }

    /** Tells what begins. */
    void begin() {
        messages.note(live ? rule : rule + ", with the last report on standard output");
    }

    @Override
    public void show(LiveReport report, List<String> news) {
        List<String> lines =
                news.stream().map(line -> report.time() + " " + line).toList();
        if (!live) {
            lines.forEach(messages::note);
            return;
        }
        String table = LiveTable.draw(report, allowUnknown, session.terminal().outColumns(), session.colourOut());
        session.terminal().write(CLEAR + table + "\n");
        if (messages.areJson() || !session.terminal().errIsTerminal()) {
            lines.forEach(messages::note);
            return;
        }
        lines.forEach(recent::addLast);
        while (recent.size() > KEPT) {
            recent.removeFirst();
        }
        // they stood on the screen that is cleared now
        recent.forEach(messages::note);
        messages.note(rule);
    }
}
