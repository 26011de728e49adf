package dev.eidos.cli.help;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Help for terminals that have no room for two columns: each description below its name. picocli has none for fewer
 * than 55 columns, and above that breaks the lines of footers one by one.
 */
public final class NarrowHelp {
    /** The width from which on picocli's two columns read well; footers are written for it. */
    public static final int WIDE_ENOUGH = 80;

    private static final String GOES_ON = " \\";

    private final CommandSpec spec;
    private final Ansi colours;
    private final FilledLines lines;

    private NarrowHelp(CommandSpec spec, int width, Ansi colours) {
        this.spec = spec;
        this.colours = colours;
        this.lines = new FilledLines(width);
    }

    public static String of(CommandLine command, int width, Ansi colours) {
        return new NarrowHelp(command.getCommandSpec(), width, colours).text();
    }

    /** As picocli writes it: in brackets where it may be left out. */
    private static String label(PositionalParamSpec parameter) {
        return parameter.arity().min() == 0 ? "[" + parameter.paramLabel() + "]" : parameter.paramLabel();
    }

    private String text() {
        String synopsis = new Help(spec, Help.defaultColorScheme(Ansi.OFF)).synopsis(0);
        lines.fill("Usage: " + synopsis.strip(), "", "  ");
        lines.fill(String.join(" ", spec.usageMessage().description()), "", "");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            entry("yellow", label(parameter), parameter.description());
        }
        options(HelpGroups.OWN_HEADING, HelpGroups.options(spec, false));
        for (ArgGroupSpec group : spec.argGroups()) {
            options(String.valueOf(group.heading()).replace("%n", ""), group.options());
        }
        options(HelpGroups.GLOBAL_HEADING, HelpGroups.options(spec, true));
        if (!spec.subcommands().isEmpty()) {
            HelpGroups.commands(spec).forEach((heading, names) -> {
                heading(heading);
                names.forEach(this::command);
            });
        }
        footer(List.of(spec.usageMessage().footer()));
        return lines.text();
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void options(String heading, Collection<OptionSpec> options) {
        if (!options.isEmpty()) {
            heading(heading);
            options.forEach(this::option);
        }
    }

    private void command(String name) {
        CommandSpec command =
                Objects.requireNonNull(spec.subcommands().get(name)).getCommandSpec();
        entry("bold", name, command.usageMessage().description());
    }

    private void option(OptionSpec option) {
        String value = option.arity().max() == 0
                ? ""
                : option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : "=" + option.paramLabel();
        List<String> names = OldNames.shown(option).stream()
                .sorted(Comparator.comparingInt(String::length))
                .toList();
        entry("yellow", String.join(", ", names) + value, option.description());
    }

    private void entry(String style, String name, String[] description) {
        lines.add("  " + colours.string("@|" + style + " " + name + "|@"));
        lines.fill(String.join(" ", description), "    ", "    ");
    }

    /** Prose is one paragraph up to the next empty line; what is indented is a command that somebody may copy. */
    private void footer(List<String> footer) {
        StringBuilder pending = new StringBuilder();
        for (String line : footer) {
            boolean command = line.startsWith(" ");
            if (line.isEmpty() || (command && !pending.toString().endsWith(GOES_ON))) {
                end(pending);
            }
            if (line.isEmpty()) {
                lines.add("");
            } else if (command && pending.isEmpty()) {
                pending.append(line);
            } else {
                String before = pending.toString();
                pending.setLength(0);
                pending.append(before.endsWith(GOES_ON) ? before.substring(0, before.length() - 2) : before)
                        .append(before.isEmpty() ? "" : " ")
                        .append(line.strip());
            }
        }
        end(pending);
    }

    private void end(StringBuilder pending) {
        String text = pending.toString();
        pending.setLength(0);
        if (text.startsWith(" ")) {
            lines.command(text);
        } else if (!text.isEmpty()) {
            lines.fill(text, "", "");
        }
    }
}
