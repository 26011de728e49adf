package dev.eidos.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a program, the packaged tool as a rule, with what it printed. */
record Packaged(int code, String out, String err) {
    static final Path HOME = Path.of("target/eidos").toAbsolutePath();

    /** Runs the launcher that the build made, with an environment that has only a PATH of the basic tools. */
    static Packaged run(String... args) throws IOException, InterruptedException {
        return run(Map.of(), args);
    }

    static Packaged run(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/eidos").toString()));
        command.addAll(List.of(args));
        return command(environment, command);
    }

    static Packaged command(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("eidos-out", "");
        Path err = Files.createTempFile("eidos-err", "");
        try {
            var builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/bin:/bin");
            builder.environment().put("HOME", "/nonexistent");
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after 60 s: " + command);
            }
            return new Packaged(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
