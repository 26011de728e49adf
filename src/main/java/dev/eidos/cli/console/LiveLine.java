package dev.eidos.cli.console;

import dev.eidos.terminal.TerminalText;
import java.io.PrintStream;

/** The last line of standard error, where it is a terminal: it says what is waited for, below all other lines. */
final class LiveLine {
    private static final String CLEAR = "\r\u001b[K";
    private static final String BEFORE = "           … ";

    /** The columns that are left free: those before the text, and the last, in which some terminals break the line. */
    private static final int MARGIN = 14;

    private final Terminal terminal;
    private final PrintStream err;
    private final boolean live;
    private String state = "";
    private boolean shown;

    /** @param wanted whether anybody wants to see it, if the terminal can show it */
    LiveLine(Session session, boolean wanted) {
        this.terminal = session.terminal();
        this.err = terminal.err();
        this.live = wanted
                && terminal.errIsTerminal()
                && !"dumb".equals(terminal.environment().get("TERM"));
    }

    boolean isLive() {
        return live;
    }

    /** Shows a text from now on; the same text again changes nothing. */
    void show(String text) {
        if (!text.equals(state)) {
            state = text;
            if (live) {
                draw();
            }
        }
    }

    /** Prints other lines, above. */
    void print(String lines) {
        clear();
        err.println(lines);
        if (live && !state.isEmpty()) {
            draw();
        }
    }

    void end() {
        clear();
        state = "";
    }

    private void clear() {
        if (shown) {
            err.print(CLEAR);
            shown = false;
        }
    }

    private void draw() {
        err.print(CLEAR + BEFORE + TerminalText.cut(TerminalText.visible(state), terminal.errColumns() - MARGIN));
        err.flush();
        shown = true;
    }
}
