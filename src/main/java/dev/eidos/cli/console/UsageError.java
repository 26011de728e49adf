package dev.eidos.cli.console;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The error for wrong arguments: picocli's message in our own form, with the nearest match. */
public final class UsageError {
    private UsageError() {}

    public static EidosException of(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String help = "see '" + command + " --help'";
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            List<String> nearest = unmatched.getSuggestions().stream()
                    .map(suggestion -> "'" + suggestion + "'")
                    .limit(3)
                    .toList();
            String what =
                    word.startsWith("-") ? "unknown option" : isGroup(e) ? "unknown command" : "unexpected argument";
            return EidosException.of(ErrorCode.INVALID_INPUT, what)
                    .object(word)
                    .suggestion(nearest.isEmpty() ? help : "did you mean " + String.join(" or ", nearest) + "?")
                    .build();
        }
        return EidosException.of(ErrorCode.INVALID_INPUT, lowerFirst(Objects.requireNonNull(e.getMessage())))
                .suggestion(help)
                .build();
    }

    private static boolean isGroup(ParameterException e) {
        return !e.getCommandLine().getSubcommands().isEmpty();
    }

    private static String lowerFirst(String message) {
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
