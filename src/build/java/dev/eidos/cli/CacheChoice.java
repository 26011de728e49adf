package dev.eidos.cli;

import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import java.util.List;
import java.util.stream.Collectors;

/** The launcher's choice of an AOT cache, by the first word of the command line, made from what commands say. */
public final class CacheChoice {
    private CacheChoice() {}

    /** The shell pattern of eidos' commands that start with a cache. */
    public static String pattern(AotCache cache) {
        return pattern(Eidos.COMMANDS, cache);
    }

    static String pattern(List<CliCommand> commands, AotCache cache) {
        return commands.stream()
                .filter(command -> command.cache() == cache)
                .map(CliCommand::name)
                .collect(Collectors.joining(" | "));
    }
}
