package dev.eidos.cli.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The groups in which help lists options and commands, in the order in which a newcomer meets them. */
public final class HelpGroups {
    /** The order of the options that every command has: behind its own. */
    public static final int GLOBAL_ORDER = 1000;

    static final String OWN_HEADING = "Options:";
    static final String GLOBAL_HEADING = "Global options:";
    private static final String OTHERS = "Other Commands:";

    private static final Map<String, Set<String>> COMMANDS = Map.of(
            "Snapshot Commands:", Set.of("snapshot", "get", "diff", "analyze"),
            "Recipe Commands:", Set.of("recipe", "query", "validate", "convert"),
            "Bundle Commands:", Set.of("bundle", "verify", "mirror", "upgrade-check"));

    private HelpGroups() {}

    static boolean isGlobal(OptionSpec option) {
        return option.order() == GLOBAL_ORDER;
    }

    /** The options of a command itself, or those of every command. */
    static List<OptionSpec> options(CommandSpec spec, boolean global) {
        return spec.options().stream()
                .filter(option -> option.group() == null && isGlobal(option) == global)
                .toList();
    }

    /** The names of a command's subcommands by their headings. */
    static SequencedMap<String, List<String>> commands(CommandSpec spec) {
        SequencedMap<String, List<String>> groups = new LinkedHashMap<>();
        if (spec.parent() != null) {
            groups.put("Commands:", List.copyOf(spec.subcommands().keySet()));
            return groups;
        }
        for (String name : spec.subcommands().keySet()) {
            groups.computeIfAbsent(heading(name), _ -> new ArrayList<>()).add(name);
        }
        return groups;
    }

    private static String heading(String command) {
        return COMMANDS.entrySet().stream()
                .filter(group -> group.getValue().contains(command))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHERS);
    }
}
