package dev.eidos.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Asks another program, so that a test's expectation does not come from the code under test. */
public final class Command {
    private Command() {}

    /** What it writes to its standard output, started with an empty environment but for the search path. */
    public static String output(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
        var process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.stripTrailing();
    }
}
