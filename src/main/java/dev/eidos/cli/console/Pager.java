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
 * else less, which gives way where the text fits. One that is not there, or that ends early, is no failure. Its locale
 * is the launcher's, UTF-8 as the text is.
 */
public final class Pager {
    /** With one of these in it, a command is more than a program's name: POSIX has {@code PAGER} be what sh runs. */
    private static final String SPECIAL = "|&;<>()$`\\\"' \t\n*?[#~=%";

    /** The shell's codes for what cannot be executed, and for what is not there. */
    private static final List<Integer> NOT_STARTED = List.of(126, 127);

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

    /** The program, or the shell that runs the command, as in git; none if it is empty or cat. */
    static List<String> command(Map<String, String> environment) {
        String own = environment.get("EIDOS_PAGER");
        String named = own != null ? own : environment.getOrDefault("PAGER", "less");
        boolean none = named.isBlank() || named.strip().equals("cat") || "dumb".equals(environment.get("TERM"));
        if (none) {
            return List.of();
        }
        String line = named.strip();
        boolean special = line.chars().anyMatch(character -> SPECIAL.indexOf(character) >= 0);
        return special ? List.of("sh", "-c", line) : List.of(line);
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
            return !NOT_STARTED.contains(codeOf(builder.start(), text));
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            handle(before);
        }
    }

    private static int codeOf(Process pager, String text) throws InterruptedException {
        // a signal that ends this process must not leave the terminal to a program that nobody waits for
        var end = new Thread(pager::destroy, "end of the pager");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            feed(pager, text);
            return pager.waitFor();
        } finally {
            pager.destroy();
            forget(end);
        }
    }

    private static void forget(Thread end) {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            // it is at work
            return;
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
