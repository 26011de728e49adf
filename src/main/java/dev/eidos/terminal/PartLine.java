package dev.eidos.terminal;

import java.util.ArrayList;
import java.util.List;

/** Short facts on one line, with dots between them; on a narrow terminal broken between facts first. */
public final class PartLine {
    public static final String SEPARATOR = " · ";

    private PartLine() {}

    /**
     * The facts in lines, at least one. What they say cannot control a terminal.
     *
     * @param room columns of the terminal
     */
    public static List<String> lines(List<String> parts, int room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            String shown = TerminalText.visible(part);
            if (line.isEmpty()) {
                line = shown;
            } else if (DisplayWidth.of(line) + SEPARATOR.length() + DisplayWidth.of(shown) <= room) {
                line += SEPARATOR + shown;
            } else {
                lines.addAll(TerminalText.lines(line, room));
                line = shown;
            }
        }
        lines.addAll(TerminalText.lines(line, room));
        return lines;
    }
}
