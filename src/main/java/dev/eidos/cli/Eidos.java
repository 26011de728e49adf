package dev.eidos.cli;

import dev.eidos.cli.agent.AgentGroup;
import dev.eidos.cli.analyze.AnalyzeCommand;
import dev.eidos.cli.bundle.BundleCommand;
import dev.eidos.cli.bundle.VerifyCommand;
import dev.eidos.cli.completion.CompletionCommand;
import dev.eidos.cli.console.FailureReport;
import dev.eidos.cli.console.Interrupted;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.console.Terminal;
import dev.eidos.cli.console.UsageError;
import dev.eidos.cli.diff.DiffCommand;
import dev.eidos.cli.help.NarrowHelp;
import dev.eidos.cli.help.WholeWords;
import dev.eidos.cli.mirror.MirrorGroup;
import dev.eidos.cli.option.AgentEnvironment;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.cli.recipe.ConvertCommand;
import dev.eidos.cli.recipe.QueryCommand;
import dev.eidos.cli.recipe.RecipeCommand;
import dev.eidos.cli.recipe.ValidateCommand;
import dev.eidos.cli.self.ConfigGroup;
import dev.eidos.cli.self.SchemaCommand;
import dev.eidos.cli.self.VersionCommand;
import dev.eidos.cli.snapshot.GetCommand;
import dev.eidos.cli.snapshot.PermissionAdvice;
import dev.eidos.cli.snapshot.SnapshotCommand;
import dev.eidos.cli.upgrade.UpgradeCheckCommand;
import dev.eidos.error.EidosException;
import dev.eidos.log.LogSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a function of its arguments: parse, run the command, turn what happened into an exit code. */
final class Eidos {
    static final List<CliCommand> COMMANDS = List.of(
            new SnapshotCommand(),
            new GetCommand(),
            new DiffCommand(),
            new AnalyzeCommand(),
            new RecipeCommand(),
            new QueryCommand(),
            new ValidateCommand(),
            new ConvertCommand(),
            new BundleCommand(),
            new VerifyCommand(),
            new MirrorGroup(),
            new UpgradeCheckCommand(),
            new AgentGroup(),
            new ConfigGroup(),
            new SchemaCommand(),
            new CompletionCommand(() -> CommandTree.whole(Eidos.COMMANDS)),
            new VersionCommand());

    /** The exit code that a shell reports for a program that a closed pipe ended: 128 + SIGPIPE. */
    private static final int CLOSED_PIPE = 141;

    /** The exit code that a shell reports for a program that Ctrl-C ended: 128 + SIGINT. */
    private static final int INTERRUPTED = 130;

    private final Terminal terminal;
    private final List<CliCommand> commands;

    Eidos(Terminal terminal) {
        this(terminal, COMMANDS);
    }

    Eidos(Terminal terminal, List<CliCommand> commands) {
        this.terminal = terminal;
        this.commands = commands;
    }

    /**
     * Whatever happens has been printed, and the result is the exit code.
     *
     * @throws LinkageError if a class of our own cannot be read
     */
    int run(String[] words) {
        Session session = Session.unparsed(terminal, words);
        try {
            install(session);
            tellBegin(session);
            Utf8Words.check(words);
            ParseResult root = parse(words);
            ParseResult command = root;
            List<CliCommand> below = commands;
            Optional<CliCommand> chosen = Optional.empty();
            while (command.hasSubcommand()) {
                command = command.subcommand();
                String name = command.commandSpec().name();
                chosen = below.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst();
                below = chosen.map(CliCommand::subcommands).orElse(List.of());
            }
            session = Session.of(terminal, root);
            install(session);
            int code = answer(chosen, command, session);
            tellEnd(session, code);
            return code;
        } catch (Terminal.ClosedPipe e) {
            return CLOSED_PIPE;
        } catch (EidosException e) {
            return new FailureReport(session).print(advised(e));
        } catch (Interrupted e) {
            return e.exitCode();
        } catch (InterruptedException e) {
            return INTERRUPTED;
        } catch (RuntimeException | Error e) {
            return new FailureReport(session).printBug(e);
        }
    }

    /** An agent's own failures are read by who deployed it, and who may do other things. */
    private EidosException advised(EidosException failure) {
        return AgentEnvironment.of(terminal.environment()).agent() ? failure : PermissionAdvice.on(failure);
    }

    /** What a report of a fault begins with. */
    private static void tellBegin(Session session) {
        if (session.debug()) {
            new Messages(session)
                    .debug("eidos " + ToolVersion.current() + ", Java " + Runtime.version() + ", "
                            + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch"));
        }
    }

    private static void tellEnd(Session session, int code) {
        if (session.debug()) {
            long millis = (System.nanoTime() - session.started()) / 1_000_000;
            new Messages(session).debug("exit " + code + " after " + millis + " ms");
        }
    }

    private void install(Session session) {
        new LogSettings(session.debug(), session.logJson(), terminal.err(), session.run()::id).install();
    }

    /** {@code eidos help snapshot}, as other tools have it, is {@code eidos snapshot --help}. */
    private static String[] withoutHelpWord(String[] words) {
        if (words.length == 0 || !words[0].equals("help")) {
            return words;
        }
        String[] args = Arrays.copyOfRange(words, 1, words.length + 1);
        args[words.length - 1] = "--help";
        return args;
    }

    private int answer(Optional<CliCommand> chosen, ParseResult command, Session session) throws InterruptedException {
        CommandLine commandLine = command.commandSpec().commandLine();
        if (command.isVersionHelpRequested()) {
            terminal.write("eidos " + ToolVersion.current() + "\n");
            return 0;
        }
        if (command.isUsageHelpRequested() || chosen.isEmpty() || chosen.get().isGroup()) {
            terminal.write(usage(commandLine, session));
            return 0;
        }
        chosen.get().run(command, session);
        return 0;
    }

    private ParseResult parse(String[] words) {
        LeadingFlags leading = LeadingFlags.of(words);
        String[] args = withoutHelpWord(leading.rest());
        ParseResult result = parse(CommandTree.of(commands, args), args);
        String[] whole = leading.placed(result, args);
        return Arrays.equals(whole, args) ? result : parse(CommandTree.of(commands, whole), whole);
    }

    private static ParseResult parse(CommandLine commandLine, String[] args) {
        try {
            ParseResult result = commandLine.parseArgs(args);
            // A request for help makes picocli overlook words that it does not know, such as a mistyped command or
            // flag.
            for (CommandLine command : result.asCommandLineList()) {
                if (!command.getParseResult().unmatched().isEmpty()) {
                    throw new UnmatchedArgumentException(
                            command, command.getParseResult().unmatched());
                }
            }
            return result;
        } catch (ParameterException e) {
            throw UsageError.of(e);
        }
    }

    private String usage(CommandLine commandLine, Session session) {
        int width = terminal.outColumns();
        Ansi colours = session.colourOut() ? Ansi.ON : Ansi.OFF;
        if (width < NarrowHelp.WIDE_ENOUGH) {
            return NarrowHelp.of(commandLine, width, colours);
        }
        commandLine.setUsageHelpWidth(Math.min(100, width));
        commandLine.setHelpFactory(WholeWords::new);
        var text = new StringWriter();
        commandLine.usage(new PrintWriter(text), colours);
        return WholeWords.opened(text.toString());
    }
}
