package dev.eidos.cli;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.console.Terminal;
import dev.eidos.cli.option.CliCommand;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command line that was read as the tool reads it, and not run.
 *
 * @param understood whether a command would have run
 * @param complaint what the tool says otherwise
 */
public record ParsedLine(boolean understood, String complaint) {

    public static ParsedLine of(List<String> words) {
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                Map.of("HOME", "/nonexistent"));
        int code = new Eidos(terminal, idle(Eidos.COMMANDS)).run(words.toArray(String[]::new));
        return new ParsedLine(code == 0, err.toString(StandardCharsets.UTF_8).strip());
    }

    /** Returns whether it lacks something, and what is there is right. */
    public boolean incomplete() {
        return complaint.contains("missing") || complaint.contains("is required") || complaint.contains("has no value");
    }

    /** The commands with all of their options. */
    public static CommandSpec tree() {
        return CommandTree.whole(Eidos.COMMANDS);
    }

    private static List<CliCommand> idle(List<CliCommand> commands) {
        return commands.stream().<CliCommand>map(Idle::new).toList();
    }

    /** A command that is described as another is, and does nothing. */
    private record Idle(CliCommand described) implements CliCommand {
        @Override
        public String name() {
            return described.name();
        }

        @Override
        public String summary() {
            return described.summary();
        }

        @Override
        public List<CliCommand> subcommands() {
            return idle(described.subcommands());
        }

        @Override
        public boolean isGroup() {
            return described.isGroup();
        }

        @Override
        public void describe(CommandSpec spec) {
            described.describe(spec);
        }

        @Override
        public void run(ParseResult options, Session session) {
            // being chosen is all that is asked
        }
    }
}
