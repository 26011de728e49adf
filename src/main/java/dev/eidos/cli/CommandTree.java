package dev.eidos.cli;

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
    private static final int GLOBAL_OPTIONS_LAST = 1000;

    private CommandTree() {}

    static CommandLine of(List<CliCommand> commands, String[] args) {
        CommandSpec root = CommandSpec.create().name("eidos");
        root.usageMessage()
                .description("Makes the state of a GPU cluster visible and reproducible.")
                .synopsisSubcommandLabel("COMMAND")
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "Examples:",
                        "  eidos snapshot --format table",
                        "  eidos get GPU.smi.driver",
                        "  eidos snapshot --deploy-agent -o snapshot.yaml",
                        "  eidos recipe -s snapshot.yaml --intent training -o recipe.yaml",
                        "  eidos validate -r recipe.yaml -s snapshot.yaml --format table",
                        "  eidos bundle -r recipe.yaml -o ./bundle && eidos verify ./bundle",
                        "",
                        "Run 'eidos COMMAND --help' for a command's options.");
        addGlobalOptions(root);
        addAll(root, commands, args);
        // a word is what it says: picocli would put a file's words in the place of @FILE
        return new CommandLine(root)
                .setOverwrittenOptionsAllowed(false)
                .setAbbreviatedOptionsAllowed(false)
                .setExpandAtFiles(false);
    }

    private static void addAll(CommandSpec parent, List<CliCommand> commands, String[] args) {
        String chosen = chosen(commands, args);
        for (CliCommand command : commands) {
            CommandSpec spec = CommandSpec.create().name(command.name());
            spec.usageMessage().description(command.summary());
            if (command.name().equals(chosen)) {
                spec.usageMessage()
                        .optionListHeading("%nOptions:%n")
                        .abbreviateSynopsis(true)
                        .sortOptions(false);
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
        spec.addOption(flag("--debug")
                .description("Log what is done, and show stack traces.")
                .build());
        spec.addOption(
                flag("--log-json").description("Write messages as JSON lines.").build());
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
                .order(GLOBAL_OPTIONS_LAST);
    }
}
