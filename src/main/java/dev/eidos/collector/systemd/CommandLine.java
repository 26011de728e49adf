package dev.eidos.collector.systemd;

import dev.eidos.redact.Arguments;
import java.util.List;

/** A command as one line of text, as a unit file would say it, without the secrets among its arguments. */
final class CommandLine {
    private CommandLine() {}

    static String of(List<String> arguments) {
        return String.join(" ", Arguments.hide(arguments));
    }
}
