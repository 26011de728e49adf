package dev.eidos.log;

import java.io.PrintStream;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the log. Set once by the command line before the first logger is asked for; SLF4J finds its provider
 * by itself, so that they cannot be passed as a parameter.
 *
 * @param debug whether messages below a warning, and those of libraries, are shown
 * @param json one JSON object per line instead of text
 * @param run gives the run's id, null while there is none
 */
public record LogSettings(boolean debug, boolean json, PrintStream err, Supplier<@Nullable String> run) {
    private static volatile LogSettings current = new LogSettings(false, false, System.err, () -> null);

    public LogSettings {
        Objects.requireNonNull(err, "err");
    }

    public static LogSettings current() {
        return current;
    }

    public void install() {
        current = this;
    }
}
