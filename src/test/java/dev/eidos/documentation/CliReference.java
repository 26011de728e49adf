package dev.eidos.documentation;

import dev.eidos.cli.help.HelpGroups;
import dev.eidos.cli.help.OldNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page of all commands, made of their specifications. */
final class CliReference {
    private final StringBuilder page = new StringBuilder();

    private CliReference() {}

    static String of(CommandSpec root) {
        var reference = new CliReference();
        reference.page.append("""
            # Command-line reference

            Made of the commands' own descriptions by `CliReferenceTest`, which fails when they differ. On the machine \
            itself `eidos COMMAND --help` says the same. [Exit codes](../snapshot.md#exit-codes) are the same for all; \
            how flags, environment and configuration go together is [here](../user-guide/kubectl-habits.md#configuration).

            | command | |
            |---|---|
            """);
        reference.index(root);
        reference.page.append("\n## Flags of every command\n\n");
        reference.table(root.options().stream()
                .filter(option -> option.order() == HelpGroups.GLOBAL_ORDER)
                .toList());
        reference.page.append("\nBefore the command's name, as defaults for commands that have them:\n\n");
        reference.table(root.options().stream()
                .filter(option -> option.order() != HelpGroups.GLOBAL_ORDER)
                .toList());
        reference.below(root);
        return reference.page.toString();
    }

    private static Collection<CommandSpec> subcommands(CommandSpec spec) {
        return spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .toList();
    }

    private void index(CommandSpec parent) {
        for (CommandSpec command : subcommands(parent)) {
            String name = command.qualifiedName(" ");
            line("| [`" + name + "`](#" + name.replace(' ', '-') + ") | "
                    + cell(command.usageMessage().description()) + " |");
            index(command);
        }
    }

    private void below(CommandSpec parent) {
        for (CommandSpec command : subcommands(parent)) {
            command(command);
            below(command);
        }
    }

    private void command(CommandSpec command) {
        String name = command.qualifiedName(" ");
        String parameters = command.positionalParameters().stream()
                .map(parameter -> " " + label(parameter))
                .collect(Collectors.joining());
        String below = command.subcommands().isEmpty() ? "" : " COMMAND";
        page.append("\n## ").append(name).append("\n\n");
        line("```text\n" + name + " [OPTIONS]" + parameters + below + "\n```\n");
        line(prose(command.usageMessage().description()));
        List<OptionSpec> own = command.options().stream()
                .filter(option -> option.group() == null && option.order() != HelpGroups.GLOBAL_ORDER)
                .toList();
        if (!own.isEmpty() || !command.positionalParameters().isEmpty()) {
            line("\n| flag | |\n|---|---|");
            command.positionalParameters().forEach(parameter -> row(parameter.paramLabel(), parameter.description()));
            own.forEach(this::row);
        }
        for (ArgGroupSpec group : command.argGroups()) {
            line("\n" + String.valueOf(group.heading()).replace("%n", "") + "\n");
            table(group.options());
        }
        footer(List.of(command.usageMessage().footer()));
    }

    private void table(Collection<OptionSpec> options) {
        line("| flag | |\n|---|---|");
        options.forEach(this::row);
    }

    private void row(OptionSpec option) {
        String value = option.arity().max() == 0
                ? ""
                : option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : "=" + option.paramLabel();
        Set<String> names = OldNames.shown(option).stream()
                .sorted(Comparator.comparingInt(String::length))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        row(String.join(", ", names) + value, option.description());
    }

    private void row(String name, String[] description) {
        line("| `" + name.replace("|", "\\|") + "` | " + cell(description) + " |");
    }

    /** Sentences as paragraphs; commands, which are indented, as blocks. */
    private void footer(List<String> footer) {
        List<String> commands = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (String text : footer) {
            boolean command = text.startsWith("  ");
            if (!command) {
                block(commands);
            }
            if (command || text.isEmpty()) {
                paragraph(sentences);
            }
            if (command) {
                commands.add(text.substring(2));
            } else if (!text.isEmpty()) {
                sentences.add(text);
            }
        }
        block(commands);
        paragraph(sentences);
    }

    private void block(List<String> commands) {
        if (!commands.isEmpty()) {
            line("\n```sh\n" + String.join("\n", commands) + "\n```");
            commands.clear();
        }
    }

    private void paragraph(List<String> sentences) {
        if (!sentences.isEmpty()) {
            line("\n" + prose(sentences.toArray(String[]::new)));
            sentences.clear();
        }
    }

    private static String label(PositionalParamSpec parameter) {
        return parameter.arity().min() == 0 ? "[" + parameter.paramLabel() + "]" : parameter.paramLabel();
    }

    private static String cell(String[] description) {
        return prose(description).replace("|", "\\|");
    }

    /** Text as it is: what Markdown would read as its own is escaped. */
    private static String prose(String[] description) {
        return String.join(" ", description)
                .strip()
                .replace("\\", "\\\\")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("<", "\\<")
                .replace("[", "\\[");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
