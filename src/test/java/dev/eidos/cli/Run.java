package dev.eidos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eidos.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

/** One run of the command line in this JVM, with what it printed. */
public record Run(int code, String out, String err) {

    public static Run of(String... args) {
        // no kubeconfig of whoever runs the tests
        return with(Map.of("HOME", "/nonexistent"), args);
    }

    public static Run with(Map<String, String> environment, String... args) {
        return with(environment, new ByteArrayOutputStream(), args);
    }

    /** One whose standard error may be read while it runs. */
    public static Run with(Map<String, String> environment, ByteArrayOutputStream err, String... args) {
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(out, new PrintStream(err, true, UTF_8), false, false, environment);
        int code = new Eidos(terminal).run(args);
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }
}
