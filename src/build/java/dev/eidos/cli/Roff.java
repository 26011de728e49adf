package dev.eidos.cli;

/** Text as roff takes it (groff(7), "Escapes"): what the eye sees, and what a reader copies, is what was meant. */
final class Roff {
    private Roff() {}

    /** A text of picocli's, in which {@code %n} is a line break and {@code %%} a per cent sign. */
    static String plain(String text) {
        return text.replace("%n", "\n").replace("%%", "%");
    }

    /** Text that begins a line: a period or an apostrophe there would be a request. */
    static String line(String text) {
        return (text.startsWith(".") || text.startsWith("'") ? "\\&" : "") + text(text);
    }

    static String bold(String text) {
        return "\\fB" + text(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + text(text) + "\\fR";
    }

    static String text(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                case '"' -> escaped.append("\\(dq");
                default -> {
                    if (character < 0x7f) {
                        escaped.append((char) character);
                    } else {
                        escaped.append("\\[u%04X]".formatted(character));
                    }
                }
            }
        });
        return escaped.toString();
    }
}
