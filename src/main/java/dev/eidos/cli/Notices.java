package dev.eidos.cli;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.MappingBuilder;
import dev.eidos.serializer.Style;
import dev.eidos.serializer.TerminalText;

/** What is worth knowing besides a command's result, on standard error. */
record Notices(Session session) {

    /** Something that may make the result other than what was wanted. */
    void warn(String message) {
        line("warn", "warning:", Style.YELLOW, message);
    }

    /** How the result came to be. */
    void note(String message) {
        line("info", "note:", Style.DIM, message);
    }

    private void line(String level, String label, Style style, String message) {
        session.terminal()
                .err()
                .println(
                        session.logJson()
                                ? JsonWriter.writeLine(new MappingBuilder()
                                        .put("level", level)
                                        .put("message", message)
                                        .build())
                                : style.paint(label, session.colourErr()) + " " + TerminalText.visible(message));
    }
}
