package dev.eidos.dist;

import dev.eidos.testing.AgentProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of a program, the packaged tool as a rule, with what it printed. */
record Packaged(int code, String out, String err) {
    static final Path HOME = AgentProcess.HOME;

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
        return command(environment, command, Duration.ofSeconds(60));
    }

    static Packaged command(Map<String, String> environment, List<String> command, Duration limit)
            throws IOException, InterruptedException {
        try (var process = AgentProcess.command(environment, command)) {
            int code = process.exitCode(limit);
            return new Packaged(code, process.out(), process.err());
        }
    }
}
