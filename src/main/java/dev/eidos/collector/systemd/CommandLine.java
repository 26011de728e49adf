package dev.eidos.collector.systemd;

import dev.eidos.collector.Credentials;
import java.util.List;
import java.util.StringTokenizer;

/** A command as one line of text, as a unit file would say it, without the secrets among its arguments. */
final class CommandLine {
    private CommandLine() {}

    static String of(List<String> arguments) {
        var line = new StringBuilder();
        boolean secretComes = false;
        for (String argument : arguments) {
            line.append(line.isEmpty() ? "" : " ");
            // A name of a secret that another option follows was a switch: --authentication-token --v=2
            if (secretComes && !argument.startsWith("--") && !Credentials.isHarmless(argument)) {
                line.append(Credentials.REDACTED);
                secretComes = false;
            } else {
                line.append(hasWords(argument) ? script(argument) : Credentials.hide(argument));
                secretComes = argument.startsWith("-") && argument.indexOf('=') < 0 && Credentials.named(argument);
            }
        }
        return line.toString();
    }

    /** An argument of several words may be a shell's script or a header, in which a secret can stand anywhere. */
    private static String script(String argument) {
        var words = new StringTokenizer(argument, " \t\n:=\"'");
        while (words.hasMoreTokens()) {
            if (Credentials.named(words.nextToken())) {
                return Credentials.REDACTED;
            }
        }
        return Credentials.hide(argument);
    }

    private static boolean hasWords(String argument) {
        return argument.chars().anyMatch(Character::isWhitespace);
    }
}
