package dev.eidos.cli.console;

import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * The terminal and the global options, which every command is given.
 *
 * @param colour whether {@code --no-color} was absent and the environment allows colours
 * @param logJson whether messages for people are JSON lines instead
 * @param started by {@link System#nanoTime}
 * @param run the run that messages are of
 */
public record Session(Terminal terminal, boolean colour, boolean debug, boolean logJson, long started, CurrentRun run) {

    /** Tells an agent which run it is of. */
    private static final String RUN_ID = "EIDOS_RUN_ID";

    /** One without a run yet, unless the environment tells of it. */
    public Session(Terminal terminal, boolean colour, boolean debug, boolean logJson, long started) {
        this(
                terminal,
                colour,
                debug,
                logJson,
                started,
                new CurrentRun(terminal.environment().getOrDefault(RUN_ID, "")));
    }

    /** Global options count wherever they stand: before a command's name or after it. */
    public static Session of(Terminal terminal, ParseResult root) {
        return new Session(
                terminal,
                terminal.colourAllowed() && !given("--no-color", root),
                given("--debug", root) || flag(terminal, "EIDOS_DEBUG"),
                given("--log-json", root) || flag(terminal, "EIDOS_LOG_JSON"),
                System.nanoTime());
    }

    private static boolean given(String option, ParseResult root) {
        ParseResult at = root;
        while (!at.hasMatchedOption(option) && at.hasSubcommand()) {
            at = at.subcommand();
        }
        return at.hasMatchedOption(option);
    }

    /** The session of a command line that could not be parsed, by the environment and the bare words. */
    public static Session unparsed(Terminal terminal, String[] args) {
        var words = List.of(args);
        return new Session(
                terminal,
                terminal.colourAllowed() && !words.contains("--no-color"),
                words.contains("--debug") || words.contains("-v") || flag(terminal, "EIDOS_DEBUG"),
                words.contains("--log-json") || flag(terminal, "EIDOS_LOG_JSON"),
                System.nanoTime());
    }

    private static boolean flag(Terminal terminal, String variable) {
        String value = terminal.environment().getOrDefault(variable, "");
        return value.equals("1") || value.equalsIgnoreCase("true");
    }

    public boolean colourOut() {
        return colour && terminal.outIsTerminal();
    }

    boolean colourErr() {
        return colour && terminal.errIsTerminal();
    }
}
