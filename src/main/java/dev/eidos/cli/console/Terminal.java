package dev.eidos.cli.console;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The two streams of the process and what is known about them. Data goes to {@code out}, everything else to
 * {@code err}.
 *
 * @param out unbuffered, and not a {@link PrintStream}, which would swallow a full disk or a closed pipe
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 * @param environment the process environment
 */
public record Terminal(
        OutputStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment) {
    /** Text is laid out for so many columns at least: with fewer, the terminal breaks its lines. */
    private static final int NARROWEST = 20;

    /**
     * The terminal of this process. The launcher tells by {@code -Deidos.tty} which of the descriptors 0, 1 and 2 are
     * terminals: the shell knows at once, where the JDK would have to load its line editor.
     */
    public static Terminal ofProcess() {
        String tty = System.getProperty("eidos.tty", "");
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                tty.contains("1"),
                tty.contains("2"),
                System.getenv());
    }

    /** Returns whether a person can answer: standard input is a terminal. */
    public boolean inIsTerminal() {
        return System.getProperty("eidos.tty", "").contains("0");
    }

    /**
     * Writes data.
     *
     * @throws ClosedPipe if the reader went away, as {@code head} does
     * @throws EidosException if it could not be written for another reason, such as a full disk
     */
    public void write(String data) {
        try {
            out.write(data.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            if ("Broken pipe".equals(IoReason.of(e))) {
                throw new ClosedPipe();
            }
            throw EidosException.of(ErrorCode.FAILED, "cannot write the output")
                    .object("standard output")
                    .reason(IoReason.of(e))
                    .suggestion("what was written is incomplete; free some space or use --output")
                    .cause(e)
                    .build();
        }
    }

    /** The width of {@code out} in columns; 80 where nothing says otherwise. */
    public int outColumns() {
        return columns(outIsTerminal);
    }

    /** The width of {@code err} in columns; 80 where nothing says otherwise. */
    int errColumns() {
        return columns(errIsTerminal);
    }

    /**
     * The width of an output in columns. Text for a file must not depend on the terminal beside it, whose size the
     * launcher passes.
     */
    private int columns(boolean terminal) {
        String size = terminal ? System.getProperty("eidos.columns", "") : "";
        try {
            int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", size));
            return columns > 0 ? Math.max(NARROWEST, columns) : 80;
        } catch (NumberFormatException e) {
            return 80;
        }
    }

    boolean colourAllowed() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** The reader of standard output closed it. Not a failure: nobody is left to tell. */
    public static final class ClosedPipe extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClosedPipe() {
            super("standard output was closed", null, false, false);
        }
    }
}
