package dev.eidos.process;

import java.io.IOException;
import java.time.Duration;

/** The outcome of running a program within a time and a size. */
public sealed interface Execution {

    /** It ended by itself. What it wrote may be secret, and is not shown with the rest. */
    record Exited(int code, String output, String errors) implements Execution {
        @Override
        public String toString() {
            return "Exited[code=" + code + "]";
        }
    }

    /** The system did not start it. */
    record NotStarted(IOException failure) implements Execution {}

    /** It was ended. */
    record TimedOut(Duration timeout) implements Execution {}

    /** It wrote more than it may, and was ended. */
    record TooMuchOutput(int maxBytes) implements Execution {}
}
