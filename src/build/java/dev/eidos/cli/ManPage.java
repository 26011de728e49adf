package dev.eidos.cli;

import dev.eidos.cli.help.OldNames;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of one command (man-pages(7), groff_man(7)), made of what the command says of itself. */
record ManPage(CommandSpec spec, String version) {

    /** Such as {@code eidos-agent-cleanup}. */
    String name() {
        return spec.qualifiedName("-");
    }

    String text() {
        var page = new StringBuilder();
        page.append(".TH ")
                .append(Roff.text(name().toUpperCase(Locale.ROOT)))
                .append(" 1 \"\" \"eidos ")
                .append(Roff.text(version))
                .append("\" \"eidos\"\n");
        page.append(".SH NAME\n").append(Roff.text(name() + " - " + summary())).append("\n");
        page.append(".SH SYNOPSIS\n").append(synopsis()).append("\n");
        page.append(".SH DESCRIPTION\n").append(Roff.line(summary())).append("\n");
        commands(page);
        options(page);
        footer(page);
        exitStatus(page);
        seeAlso(page);
        return page.toString();
    }

    private String summary() {
        String summary = Roff.plain(String.join(" ", spec.usageMessage().description()));
        return summary.endsWith(".") ? summary.substring(0, summary.length() - 1) : summary;
    }

    private String synopsis() {
        String words = Roff.bold(spec.qualifiedName(" ")) + " [" + Roff.italic("OPTION") + "]...";
        String arguments =
                spec.positionalParameters().stream().map(ManPage::argument).collect(Collectors.joining(" "));
        return words
                + (spec.subcommands().isEmpty() ? "" : " " + Roff.italic("COMMAND"))
                + (arguments.isEmpty() ? "" : " " + arguments);
    }

    private static String argument(PositionalParamSpec parameter) {
        String label = Roff.italic(parameter.paramLabel());
        return (parameter.arity().min() == 0 ? "[" + label + "]" : label)
                + (parameter.arity().max() > 1 ? "..." : "");
    }

    private void commands(StringBuilder page) {
        if (spec.subcommands().isEmpty()) {
            return;
        }
        page.append(".SH COMMANDS\n");
        spec.subcommands()
                .forEach((name, command) -> page.append(".TP\n")
                        .append(Roff.bold(name))
                        .append("\n")
                        .append(described(
                                command.getCommandSpec().usageMessage().description()))
                        .append("\n"));
    }

    private void options(StringBuilder page) {
        page.append(".SH OPTIONS\n");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            page.append(".TP\n")
                    .append(Roff.italic(parameter.paramLabel()))
                    .append("\n")
                    .append(described(parameter.description()))
                    .append("\n");
        }
        spec.options().stream().filter(option -> option.group() == null).forEach(option -> page.append(entry(option)));
        for (ArgGroupSpec group : spec.argGroups()) {
            page.append(".SS ")
                    .append(Roff.text(
                            Roff.plain(String.valueOf(group.heading())).strip().replaceFirst(":$", "")))
                    .append("\n");
            group.options().forEach(option -> page.append(entry(option)));
        }
    }

    private static String entry(OptionSpec option) {
        String names = OldNames.shown(option).stream().map(Roff::bold).collect(Collectors.joining(", "));
        String value = option.arity().max() == 0 ? "" : " " + Roff.italic(option.paramLabel());
        return ".TP\n" + names + value + "\n" + described(option.description()) + "\n";
    }

    private static String described(String[] description) {
        String text = Roff.plain(String.join(" ", description)).strip();
        return text.isEmpty() ? "\\&" : Roff.line(text);
    }

    /** The text below a help's options as it stands there, and its examples. */
    private void footer(StringBuilder page) {
        List<String> notes = new ArrayList<>();
        List<String> examples = new ArrayList<>();
        List<String> lines = notes;
        for (String line : spec.usageMessage().footer()) {
            if (line.equals("Examples:")) {
                lines = examples;
            } else {
                lines.addAll(Roff.plain(line).lines().toList());
                if (line.isEmpty()) {
                    lines.add("");
                }
            }
        }
        section(page, "NOTES", notes);
        section(page, "EXAMPLES", examples);
    }

    private static void section(StringBuilder page, String title, List<String> lines) {
        String text = String.join("\n", lines).strip();
        if (!text.isEmpty()) {
            page.append(".SH ").append(title).append("\n.nf\n");
            text.lines()
                    .forEach(line -> page.append(line.isEmpty() ? ".sp" : Roff.line(line.stripTrailing()))
                            .append("\n"));
            page.append(".fi\n");
        }
    }

    private static void exitStatus(StringBuilder page) {
        page.append(".SH EXIT STATUS\n.TP\n").append(Roff.bold("0")).append("\nsuccess\n");
        for (ErrorCode code : ErrorCode.values()) {
            page.append(".TP\n")
                    .append(Roff.bold(String.valueOf(code.exitCode())))
                    .append("\n")
                    .append(Roff.line(code.name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                    .append("\n");
        }
    }

    private void seeAlso(StringBuilder page) {
        List<String> pages = new ArrayList<>();
        if (spec.parent() != null) {
            pages.add(spec.parent().qualifiedName("-"));
        }
        spec.subcommands()
                .values()
                .forEach(command -> pages.add(command.getCommandSpec().qualifiedName("-")));
        page.append(".SH SEE ALSO\n")
                .append(pages.stream().map(name -> Roff.bold(name) + "(1)").collect(Collectors.joining(",\n")))
                .append("\n");
    }
}
