package dev.eidos.cli;

import dev.eidos.cli.help.HelpGroups;
import dev.eidos.cli.option.CliCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * The commands as picocli's model, built by hand, which costs a third of the start-up that annotations and reflection
 * do, with a full description of only the command that the arguments name.
 */
final class CommandTree {
    private static final String DESCRIPTION = "Makes the state of a GPU cluster visible and reproducible.";

    private CommandTree() {}

    static CommandLine of(List<CliCommand> commands, String[] args) {
        CommandSpec root = CommandSpec.create().name("eidos");
        root.usageMessage()
                .description(DESCRIPTION)
                .synopsisSubcommandLabel("COMMAND")
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .footer(
                        "",
                        "Examples:",
                        "  eidos snapshot --format table",
                        "  eidos get GPU.smi.driver",
                        "  eidos snapshot --deploy-agent -o snapshot.yaml",
                        "  eidos snapshot --deploy-agent --all-nodes -o fleet/ && eidos analyze fleet/",
                        "  eidos recipe -s snapshot.yaml --intent training -o recipe.yaml",
                        "  eidos validate -r recipe.yaml -s snapshot.yaml --format table",
                        "  eidos bundle -r recipe.yaml -o ./bundle && eidos verify ./bundle",
                        "",
                        "Run 'eidos COMMAND --help' for a command's options.");
        LeadingFlags.describe(root);
        addGlobalOptions(root);
        addAll(root, commands, args);
        // a word is what it says: picocli would put a file's words in the place of @FILE
        return new CommandLine(root)
                .setOverwrittenOptionsAllowed(false)
                .setAbbreviatedOptionsAllowed(false)
                .setExpandAtFiles(false);
    }

    /** All commands with all of their options, for what is made of the whole. */
    static CommandSpec whole(List<CliCommand> commands) {
        CommandSpec root = CommandSpec.create().name("eidos");
        root.usageMessage().description(DESCRIPTION);
        LeadingFlags.describe(root);
        addGlobalOptions(root);
        describeAll(root, commands);
        return root;
    }

    private static void describeAll(CommandSpec parent, List<CliCommand> commands) {
        for (CliCommand command : commands) {
            CommandSpec spec = CommandSpec.create().name(command.name());
            spec.usageMessage().description(command.summary());
            command.describe(spec);
            describeAll(spec, command.subcommands());
            parent.addSubcommand(command.name(), spec);
        }
    }

    private static void addAll(CommandSpec parent, List<CliCommand> commands, String[] args) {
        String chosen = chosen(commands, args);
        for (CliCommand command : commands) {
            CommandSpec spec = CommandSpec.create().name(command.name());
            spec.usageMessage().description(command.summary());
            if (command.name().equals(chosen)) {
                spec.usageMessage().abbreviateSynopsis(true).sortOptions(false);
                command.describe(spec);
                addAll(spec, command.subcommands(), args);
            }
            parent.addSubcommand(command.name(), spec);
        }
    }

    private static String chosen(List<CliCommand> commands, String[] args) {
        for (String arg : args) {
            for (CliCommand command : commands) {
                if (command.name().equals(arg)) {
                    return arg;
                }
            }
        }
        return "";
    }

    private static void addGlobalOptions(CommandSpec spec) {
        spec.addOption(flag("-v", "--debug")
                .description("Log what is done, and show stack traces (also: EIDOS_DEBUG).")
                .build());
        spec.addOption(flag("--log-json")
                .description("Write messages as JSON lines (also: EIDOS_LOG_JSON).")
                .build());
        spec.addOption(flag("--no-color")
                .description("Use no colours (also: NO_COLOR).")
                .build());
        spec.addOption(flag("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        spec.addOption(flag("-V", "--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
    }

    private static OptionSpec.Builder flag(String... names) {
        return OptionSpec.builder(names)
                .arity("0")
                .type(boolean.class)
                .scopeType(ScopeType.INHERIT)
                .order(HelpGroups.GLOBAL_ORDER);
    }
}
