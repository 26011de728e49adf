package dev.eidos.cli.snapshot;

import dev.eidos.cli.option.Flags;
import dev.eidos.cli.watch.WatchFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The flags of {@code eidos snapshot} that concern many nodes, as picocli is told of them. */
public final class FleetFlags {
    public static final String ALL = "--all-nodes";
    public static final String PER_NODE = "--per-node";
    public static final String NODE = "--node";
    static final String EXCLUDE = "--exclude";
    static final String PARALLEL = "--max-parallel";
    static final String FAILURES = "--max-failures";
    static final String NODE_TIMEOUT = "--node-timeout";
    static final String RESUME = "--resume";

    private FleetFlags() {}

    static void describe(CommandSpec spec) {
        List<OptionSpec> options = new ArrayList<>(all());
        options.addAll(WatchFlags.all());
        Flags.addGroup(spec, "Fleet options:", options);
    }

    /** Those of a command that asks the nodes' snapshots itself, and says elsewhere which nodes are meant. */
    static List<OptionSpec> ofNodes() {
        Set<String> wanted = Set.of(PARALLEL, FAILURES, NODE_TIMEOUT);
        List<OptionSpec> options = new ArrayList<>();
        options.add(Flags.flag("With --deploy-agent: every node that can run Linux pods.", ALL));
        all().stream().filter(option -> wanted.contains(option.longestName())).forEach(options::add);
        return options;
    }

    /** The names of those that say how many nodes are taken, and not which. */
    static List<String> besides() {
        Set<String> which = Set.of(ALL, PER_NODE, NODE);
        return Stream.concat(all().stream(), WatchFlags.all().stream())
                .map(OptionSpec::longestName)
                .filter(name -> !which.contains(name))
                .toList();
    }

    private static List<OptionSpec> all() {
        return List.of(
                Flags.flag(
                        "With --deploy-agent: every node that can run Linux pods, into -o DIR/, -o FILE or -o cm://….",
                        ALL),
                Flags.flag(
                        "With --deploy-agent: every node that --node-selector finds (kubectl's selectors).", PER_NODE),
                Flags.texts(
                        "NAME", "With --deploy-agent: this node: gpu-7, gpu[001-040], @FILE or @-; repeatable.", NODE),
                Flags.texts("NAME", "Leave this node out, written as for --node; repeatable.", EXCLUDE),
                Flags.number("Nodes at a time (default: 10).", PARALLEL),
                Flags.number("Begin no more after so many failures in a row for one reason (default: 5).", FAILURES),
                Flags.duration("Give up on a node that has not answered by then (default: 5m).", NODE_TIMEOUT),
                Flags.flag("Take only the nodes of which -o has no snapshot yet.", RESUME));
    }
}
