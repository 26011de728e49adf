package dev.eidos.cli.live;

import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.NodeNamesFlag;
import dev.eidos.k8s.agent.fleet.NodeChoice;
import dev.eidos.live.node.ChosenNodes;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The flags that say which nodes checks of nodes are about: those of a fleet. */
final class NodeFlags {
    static final String SELECTOR = "--node-selector";
    static final String NODE = "--node";
    static final String EXCLUDE = "--exclude";

    /** All of them, for whoever must know that a cluster is wanted. */
    static final List<String> ALL = List.of(SELECTOR, NODE, EXCLUDE);

    private NodeFlags() {}

    static void describe(CommandSpec spec) {
        spec.addOption(Flags.texts(
                "SELECTOR",
                "Readiness and GPUs of these nodes alone: kubectl's selectors, several by commas or repeated.",
                "-l",
                SELECTOR));
        spec.addOption(Flags.texts(
                "NAME", "Readiness and GPUs of this node: gpu-7, gpu[001-040], @FILE or @-; repeatable.", NODE));
        spec.addOption(Flags.texts("NAME", "Leave this node out, written as for --node; repeatable.", EXCLUDE));
    }

    static boolean areGiven(ParseResult options) {
        return ALL.stream().anyMatch(options::hasMatchedOption);
    }

    /** The names that {@code @-} reads are read here. */
    static ChosenNodes of(ParseResult options, InputStream stdin) {
        if (!areGiven(options)) {
            return new ChosenNodes(Optional.empty());
        }
        return new ChosenNodes(Optional.of(new NodeChoice(
                String.join(",", Flags.texts(options, SELECTOR)),
                NodeNamesFlag.names(NODE, Flags.texts(options, NODE), stdin),
                Set.copyOf(NodeNamesFlag.names(EXCLUDE, Flags.texts(options, EXCLUDE), stdin)))));
    }
}
