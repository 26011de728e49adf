package dev.eidos.cli.console;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.text.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The error for wrong arguments: picocli's message in our own form, with the nearest match. */
public final class UsageError {
    private static final String LONG = "--";
    private static final int MOST = 3;

    /** So many letters of an option's beginning tell which is meant. */
    private static final int SOME_LETTERS = 3;

    private UsageError() {}

    public static EidosException of(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String help = "see '" + command.qualifiedName() + " --help'";
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            boolean option = word.startsWith("-");
            String what = option ? "unknown option" : isGroup(command) ? "unknown command" : "unexpected argument";
            List<String> nearest = option ? options(word, command) : commands(word, command);
            return EidosException.of(ErrorCode.INVALID_INPUT, what)
                    .object(word)
                    .suggestion(nearest.isEmpty() ? help : "did you mean '" + String.join("' or '", nearest) + "'?")
                    .build();
        }
        return EidosException.of(ErrorCode.INVALID_INPUT, lowerFirst(Objects.requireNonNull(e.getMessage())))
                .suggestion(help)
                .build();
    }

    private static List<String> options(String word, CommandSpec command) {
        int value = word.indexOf('=');
        String name = value < 0 ? word : word.substring(0, value);
        List<String> known = command.options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .filter(option -> option.startsWith(LONG))
                .map(option -> option.substring(LONG.length()))
                .toList();
        String bare = bare(name);
        List<String> near = Suggestions.similar(bare, known);
        List<String> meant = near.isEmpty() && bare.length() >= SOME_LETTERS
                ? known.stream().filter(option -> option.startsWith(bare)).toList()
                : near;
        return meant.stream().limit(MOST).map(option -> LONG + option).toList();
    }

    private static String bare(String option) {
        return option.substring(option.startsWith(LONG) ? LONG.length() : 1);
    }

    /** Some write an option as a command, such as {@code version}. */
    private static List<String> commands(String word, CommandSpec command) {
        boolean isOption = command.optionsMap().containsKey(LONG + word);
        return isOption
                ? List.of(LONG + word)
                : Suggestions.similar(word, List.copyOf(command.subcommands().keySet()));
    }

    private static boolean isGroup(CommandSpec command) {
        return !command.subcommands().isEmpty();
    }

    private static String lowerFirst(String message) {
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
