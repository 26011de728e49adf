package dev.eidos.cli.console;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The user's program for text that is longer than the screen, as git has it: {@code EIDOS_PAGER}, else {@code PAGER},
 * else less, which gives way where the text fits. One that is not there, or that ends early, is no failure.
 */
public final class Pager {
    private final Terminal terminal;

    public Pager(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows a text; it is written as it is where nobody watches, or where the user wants no pager. */
    public void show(String text) {
        List<String> command = command(terminal.environment());
        if (!terminal.outIsTerminal() || command.isEmpty() || !isShownBy(command, text)) {
            terminal.write(text);
        }
    }

    /** The program and its arguments, with blanks between as in git's simple case; none if it is empty or cat. */
    static List<String> command(Map<String, String> environment) {
        String own = environment.get("EIDOS_PAGER");
        String named = own != null ? own : environment.getOrDefault("PAGER", "less");
        boolean none = named.isBlank()
                || named.strip().equals("cat")
                || "dumb".equals(environment.get("TERM"));
        return none ? List.of() : List.of(named.strip().split("\\s+", -1));
    }

    /** Returns whether the program could be started; it takes what it wants of the text. */
    private boolean isShownBy(List<String> command, String text) {
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // quit if it fits, colours, no clearing of the screen
        builder.environment().putIfAbsent("LESS", "FRX");
        builder.environment().putIfAbsent("LV", "-c");
        // Ctrl-C is the pager's while it runs; a handler, unlike an ignored signal, is not passed on to it
        SignalHandler before = handle(_ -> {});
        try {
            Process pager = builder.start();
            feed(pager, text);
            pager.waitFor();
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            handle(before);
        }
    }

    private static void feed(Process pager, String text) {
        try (Writer in = pager.outputWriter(StandardCharsets.UTF_8)) {
            in.write(text);
        } catch (IOException e) {
            // it has shown enough
            return;
        }
    }

    private static SignalHandler handle(SignalHandler handler) {
        try {
            return Signal.handle(new Signal("INT"), handler);
        } catch (IllegalArgumentException e) {
            // the JVM was told to leave signals alone
            return SignalHandler.SIG_DFL;
        }
    }
}
