package dev.eidos.k8s.credential;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Finds the program of a credential plugin as a shell would, but never in the folder that happens to be current. */
final class PluginCommand {
    private PluginCommand() {}

    static Path find(ExecPlugin plugin, Map<String, String> environment) {
        String command = plugin.command();
        if (command.contains("/")) {
            return named(plugin, command);
        }
        for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
            if (folder.startsWith("/")) {
                Path candidate = path(plugin, folder).resolve(path(plugin, command));
                if (isProgram(candidate)) {
                    return candidate;
                }
            }
        }
        throw PluginFailures.notStarted(plugin, "there is no such program in PATH");
    }

    private static Path named(ExecPlugin plugin, String command) {
        Path program = path(plugin, command);
        if (!Files.exists(program)) {
            throw PluginFailures.notStarted(plugin, "there is no such program");
        }
        if (!isProgram(program)) {
            throw PluginFailures.notStarted(plugin, "it is no program that may be run");
        }
        return program;
    }

    private static Path path(ExecPlugin plugin, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw PluginFailures.notStarted(plugin, "its name is none of a program");
        }
    }

    private static boolean isProgram(Path candidate) {
        return Files.isRegularFile(candidate) && Files.isExecutable(candidate);
    }
}
