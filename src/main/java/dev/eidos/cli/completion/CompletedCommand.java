package dev.eidos.cli.completion;

import java.util.List;

/**
 * A command as a shell completes it.
 *
 * @param path its name, behind those of the commands above it; empty for eidos itself
 * @param below the commands below it
 * @param arguments what may stand behind it besides options and commands
 */
record CompletedCommand(
        String path,
        String summary,
        List<CompletedOption> options,
        List<CompletedCommand> below,
        Candidates arguments) {

    String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }
}
