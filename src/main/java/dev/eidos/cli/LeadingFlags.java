package dev.eidos.cli;

import dev.eidos.cli.option.Flags;
import dev.eidos.cli.snapshot.AgentFlags;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The cluster and the namespace where kubectl's users put them, before the command's name. There an alias may keep
 * them: they are defaults, which the command's own flags replace, and commands that have no such flag overlook them.
 */
final class LeadingFlags {
    private static final String CONTEXT = "--context";
    private static final String KUBECONFIG = "--kubeconfig";
    private static final String NAMESPACE = "--namespace";
    private static final String ALL_NAMESPACES = "--all-namespaces";

    private final Map<String, String> values;
    private final String[] rest;

    private LeadingFlags(Map<String, String> values, String[] rest) {
        this.values = values;
        this.rest = rest;
    }

    /** Tells of them in the help of eidos itself; what reads them is {@link #of}. */
    static void describe(CommandSpec root) {
        root.addOption(Flags.text("FILE", "Kubeconfig, unless the command is given another.", KUBECONFIG));
        root.addOption(Flags.text("NAME", "Context, unless the command is given another.", CONTEXT));
        root.addOption(Flags.text("NAME", "Namespace, unless the command is given another.", "-n", NAMESPACE));
    }

    /** Reads them; of two that are the same the last counts, so that an alias can be added to. */
    static LeadingFlags of(String[] words) {
        Map<String, String> values = new TreeMap<>();
        List<String> others = new ArrayList<>();
        int at = 0;
        while (at < words.length && words[at].startsWith("-")) {
            String word = words[at++];
            @Nullable String flag = flag(word);
            if (flag == null) {
                others.add(word);
            } else if (word.equals(flag) || word.equals("-n")) {
                if (at == words.length) {
                    throw EidosException.of(ErrorCode.INVALID_INPUT, "the flag has no value")
                            .object(word)
                            .suggestion("see 'eidos --help'")
                            .build();
                }
                values.put(flag, words[at++]);
            } else {
                values.put(flag, value(word));
            }
        }
        if (values.isEmpty()) {
            return new LeadingFlags(values, words);
        }
        others.addAll(Arrays.asList(words).subList(at, words.length));
        return new LeadingFlags(values, others.toArray(String[]::new));
    }

    private static @Nullable String flag(String word) {
        for (String flag : List.of(CONTEXT, KUBECONFIG, NAMESPACE)) {
            if (word.equals(flag) || (word.startsWith(flag) && word.charAt(flag.length()) == '=')) {
                return flag;
            }
        }
        return word.startsWith("-n") ? NAMESPACE : null;
    }

    /** What stands behind an equals sign, or directly behind {@code -n}. */
    private static String value(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word.substring(2) : word.substring(equals + 1);
    }

    /** The command line without them. */
    String[] rest() {
        return rest;
    }

    /**
     * The command line with those that its command has and was not given; the very same if there are none.
     *
     * @param root what was read of it
     */
    String[] placed(ParseResult root, String[] args) {
        if (values.isEmpty()) {
            return args;
        }
        ParseResult command = root;
        int after = 0;
        while (command.hasSubcommand()) {
            command = command.subcommand();
            String name = command.commandSpec().name();
            while (!args[after++].equals(name)) {
                // what is before the name
            }
        }
        List<String> words = new ArrayList<>(Arrays.asList(args));
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (root.hasSubcommand() && isMissing(value.getKey(), command)) {
                words.add(after++, value.getKey() + "=" + value.getValue());
            }
        }
        return words.size() == args.length ? args : words.toArray(String[]::new);
    }

    private static boolean isMissing(String flag, ParseResult command) {
        @Nullable OptionSpec option = command.commandSpec().findOption(flag);
        if (option == null || command.hasMatchedOption(option)) {
            return false;
        }
        // what concerns the agent is no default where none is asked for, nor is one namespace where all are
        boolean concerned = option.group() == null || command.hasMatchedOption(AgentFlags.DEPLOY);
        return concerned && !(flag.equals(NAMESPACE) && command.hasMatchedOption(ALL_NAMESPACES));
    }
}
