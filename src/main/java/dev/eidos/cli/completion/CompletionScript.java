package dev.eidos.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The parts that the scripts have in common: the commands in their order, and texts as a shell takes them. */
final class CompletionScript {
    /** The pattern of the options whose values are no commands, though they may be called like one. */
    static final String LEADING = "--context | --kubeconfig | --namespace | -n";

    private CompletionScript() {}

    /** A command, and all below it. */
    static List<CompletedCommand> all(CompletedCommand root) {
        List<CompletedCommand> all = new ArrayList<>();
        all.add(root);
        root.below().forEach(command -> all.addAll(all(command)));
        return all;
    }

    /** In single quotes, as bash and zsh read them. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** The arms of a {@code case} that tells which command is typed: {@code 'recipe lint'} for the word after it. */
    static String commandArms(CompletedCommand root, String open, String indent) {
        return all(root).stream()
                .filter(command -> !command.path().isEmpty())
                .map(command -> indent + open + quoted(above(command) + " " + command.name()) + ") command="
                        + quoted(command.path()) + " ;;\n")
                .collect(Collectors.joining());
    }

    private static String above(CompletedCommand command) {
        int end = command.path().lastIndexOf(' ');
        return end < 0 ? "" : command.path().substring(0, end);
    }

    /** The options of a command that take a value which is not asked for by its name alone. */
    static List<CompletedOption> withValues(CompletedCommand command) {
        return command.options().stream()
                .filter(option -> switch (option.values()) {
                    case Candidates.Nothing _, Candidates.Asked _ -> false;
                    case Candidates.Anything _, Candidates.Words _ -> true;
                })
                .toList();
    }

    /** The patterns of an option behind a command: {@code 'snapshot -o' | 'snapshot --output'}. */
    static String patterns(CompletedCommand command, CompletedOption option) {
        return option.names().stream()
                .map(name -> quoted(command.path() + " " + name))
                .collect(Collectors.joining(" | "));
    }
}
