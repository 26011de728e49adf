package dev.eidos.cli.snapshot;

import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.NodeNamesFlag;
import dev.eidos.cli.option.OutputChoice;
import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.fleet.FleetSettings;
import dev.eidos.k8s.agent.fleet.NodeChoice;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * The options of {@code eidos snapshot} for many nodes, checked.
 *
 * @param place where the snapshots go
 * @param resume whether those that are there are kept
 */
record FleetOptions(AgentOptions agent, FleetSettings settings, NodeChoice nodes, FleetPlace place, boolean resume) {

    /** Returns whether more than one node is asked for. */
    static boolean areWanted(ParseResult options) {
        return options.hasMatchedOption(FleetFlags.ALL)
                || options.hasMatchedOption(FleetFlags.PER_NODE)
                || options.hasMatchedOption(FleetFlags.NODE);
    }

    /**
     * Checks that nothing is said of many nodes where one is asked for.
     *
     * @throws EidosException naming the flag that would be overlooked
     */
    static void requireNone(ParseResult options) {
        for (String flag : FleetFlags.besides()) {
            if (options.hasMatchedOption(flag)) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "the flag concerns many nodes, and one is asked for")
                        .object(flag)
                        .suggestion(
                                "say which: " + FleetFlags.ALL + ", " + FleetFlags.PER_NODE + " or " + FleetFlags.NODE)
                        .build();
            }
        }
    }

    /** The options for each namespace that is named. */
    static List<FleetOptions> of(
            ParseResult options, SnapshotOptions snapshot, Map<String, String> environment, InputStream stdin) {
        FleetPlace place =
                FleetPlace.parse(OutputChoice.of(options, Format.labels()).place());
        NodeChoice nodes = choice(options, stdin);
        return AgentFlags.namespaces(options).stream()
                .map(namespace -> of(options, snapshot, environment, place, nodes, namespace))
                .toList();
    }

    /**
     * The options for a command that asks the snapshots itself.
     *
     * @param place that holds them
     */
    static FleetOptions held(
            ParseResult options,
            SnapshotOptions snapshot,
            Map<String, String> environment,
            NodeChoice nodes,
            FleetPlace.Held place) {
        return of(
                options,
                snapshot,
                environment,
                place,
                nodes,
                AgentFlags.namespaces(options).getFirst());
    }

    /** The same for another cluster, for which the configuration may have other values. */
    FleetOptions of(ParseResult options, SnapshotOptions snapshot, Map<String, String> environment) {
        return of(
                options,
                snapshot,
                environment,
                place,
                nodes,
                AgentFlags.namespaces(options).getFirst());
    }

    private static FleetOptions of(
            ParseResult options,
            SnapshotOptions snapshot,
            Map<String, String> environment,
            FleetPlace place,
            NodeChoice nodes,
            Optional<String> namespace) {
        AgentOptions agent = AgentOptions.perNode(
                options,
                snapshot,
                environment,
                options.matchedOptionValue(FleetFlags.NODE_TIMEOUT, AgentConfig.DEFAULT_TIMEOUT),
                namespace,
                place instanceof FleetPlace.InCluster(var uri) ? Optional.of(uri) : Optional.empty());
        FleetSettings settings = new FleetSettings(
                agent.config(),
                Optional.ofNullable(options.matchedOptionValue("--timeout", null)),
                options.matchedOptionValue(FleetFlags.PARALLEL, FleetSettings.DEFAULT_MAX_PARALLEL),
                options.matchedOptionValue(FleetFlags.FAILURES, FleetSettings.DEFAULT_MAX_FAILURES),
                snapshot.redaction()::text);
        return new FleetOptions(agent, settings, nodes, place, options.hasMatchedOption(FleetFlags.RESUME));
    }

    /** The same, into another folder that is new. */
    FleetOptions into(Path folder) {
        return new FleetOptions(agent, settings, nodes, new FleetPlace.Folder(folder), false);
    }

    String namespace() {
        return agent.config().namespace();
    }

    private static NodeChoice choice(ParseResult options, InputStream stdin) {
        String selector = String.join(",", Flags.texts(options, "--node-selector"));
        List<String> named = NodeNamesFlag.names(FleetFlags.NODE, Flags.texts(options, FleetFlags.NODE), stdin);
        List<String> excluded =
                NodeNamesFlag.names(FleetFlags.EXCLUDE, Flags.texts(options, FleetFlags.EXCLUDE), stdin);
        if (options.hasMatchedOption(FleetFlags.ALL) && (!selector.isEmpty() || !named.isEmpty())) {
            throw invalid("every node, and not every node", FleetFlags.ALL)
                    .reason((selector.isEmpty() ? FleetFlags.NODE : "--node-selector") + " chooses among them")
                    .suggestion("use " + FleetFlags.PER_NODE + " to take those that it finds")
                    .build();
        }
        if (options.hasMatchedOption(FleetFlags.PER_NODE) && selector.isEmpty() && named.isEmpty()) {
            throw invalid("no word on which nodes", FleetFlags.PER_NODE)
                    .suggestion("add --node-selector nvidia.com/gpu.present=true, or " + FleetFlags.NODE
                            + " NAME; or use " + FleetFlags.ALL)
                    .build();
        }
        return new NodeChoice(selector, named, Set.copyOf(excluded));
    }

    private static EidosException.Builder invalid(String what, String object) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what).object(object);
    }
}
