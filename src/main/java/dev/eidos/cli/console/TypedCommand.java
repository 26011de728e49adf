package dev.eidos.cli.console;

import dev.eidos.redact.CredentialMask;
import dev.eidos.text.ShellWords;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * The command that a user has typed, of which one word was wrong.
 *
 * @param arguments those of {@code eidos}
 * @param wrong the word
 */
public record TypedCommand(List<String> arguments, String wrong) {

    public static TypedCommand of(ParseResult options, String wrong) {
        return new TypedCommand(options.originalArgs(), wrong);
    }

    /**
     * The same command with another word in the place of that one. It can be pasted into a shell as it is, unless there
     * was a secret in it.
     */
    public String with(String right) {
        List<String> words = new ArrayList<>(List.of("eidos"));
        words.addAll(arguments);
        int at = words.indexOf(wrong);
        if (at >= 0) {
            words.set(at, right);
        }
        return ShellWords.join(
                words.stream().map(CredentialMask::hideInMessage).toList());
    }
}
