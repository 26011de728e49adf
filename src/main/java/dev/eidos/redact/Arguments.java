package dev.eidos.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** The arguments of a command without the secrets among them. */
public final class Arguments {
    private Arguments() {}

    /** The same arguments in the same order, with what may be a secret hidden. */
    public static List<String> hide(List<String> arguments) {
        List<String> shown = new ArrayList<>(arguments.size());
        for (String argument : CommandWords.hide(arguments, CredentialNames.STANDARD)) {
            shown.add(hasWords(argument) ? script(argument) : CredentialMask.hide(argument));
        }
        return shown;
    }

    /** An argument of several words may be a shell's script or a header, in which a secret can stand anywhere. */
    private static String script(String argument) {
        var words = new StringTokenizer(argument, " \t\n:=\"'");
        while (words.hasMoreTokens()) {
            if (CredentialMask.named(words.nextToken())) {
                return CredentialMask.REDACTED;
            }
        }
        return CredentialMask.hide(argument);
    }

    private static boolean hasWords(String argument) {
        return argument.chars().anyMatch(Character::isWhitespace);
    }
}
