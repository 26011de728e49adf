package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.document.Format;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetNode;
import dev.eidos.fleet.HeldFleet;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.fleet.NodeChoice;
import dev.eidos.measurement.Snapshot;
import dev.eidos.place.Destination;
import dev.eidos.snapshot.SnapshotJoin;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.snapshot.local.LocalSnapshotOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The agents of a command that asks the nodes' snapshots itself and writes none: the run of {@code snapshot
 * --deploy-agent}, of one node or of many, with its checks, progress, clean-up and signals.
 */
public final class NodeAgents {
    private final ParseResult options;
    private final Session session;
    private final SnapshotOptions snapshot;
    private final Optional<NodeChoice> choice;

    private NodeAgents(ParseResult options, Session session, Optional<NodeChoice> choice) {
        this.choice = choice;
        this.options = options;
        this.session = session;
        this.snapshot = new SnapshotOptions(
                new DocumentOutput(new Destination.Stdout(), Format.JSON),
                ClusterFlags.of(options),
                Path.of("/"),
                options.matchedOptionValue(FleetFlags.NODE_TIMEOUT, AgentConfig.DEFAULT_TIMEOUT),
                false,
                LocalSnapshotOptions.DEFAULT_MAX_NODES_PER_ENTRY,
                List.of(),
                List.of(),
                false,
                List.of());
    }

    /**
     * The snapshots that agents have brought.
     *
     * @param nodes the snapshots, by node
     * @param missing nodes that gave none, with the reason
     * @param left nodes that were not asked, with the reason
     */
    public record Brought(Map<String, Snapshot> nodes, Map<String, String> missing, Map<String, String> left) {}

    /** The flags, but for those that say which nodes are meant. */
    public static void describe(CommandSpec spec) {
        List<OptionSpec> all = new ArrayList<>(AgentFlags.ofNodes());
        all.addAll(FleetFlags.ofNodes());
        Flags.addGroup(spec, "Agent options:", all);
    }

    /**
     * Returns whether agents are to be deployed.
     *
     * @throws EidosException if other flags ask for it without saying so, or if this is an agent
     */
    public static boolean areWanted(ParseResult options, Map<String, String> environment) {
        return AgentOptions.areWanted(options, environment);
    }

    /** Returns whether every node is meant. */
    public static boolean ofAllNodes(ParseResult options) {
        return options.hasMatchedOption(FleetFlags.ALL);
    }

    /**
     * The agents that the flags describe, checked as far as that needs no cluster.
     *
     * @param choice of the nodes; none for one node that the scheduler finds
     * @throws EidosException for a flag that cannot be meant
     */
    public static NodeAgents of(ParseResult options, Session session, Optional<NodeChoice> choice) {
        if (AgentFlags.namespaces(options).size() > 1) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the agents run in one namespace")
                    .object("--namespace")
                    .suggestion("name one")
                    .build();
        }
        var agents = new NodeAgents(options, session, choice);
        if (choice.isPresent()) {
            agents.many(choice.get(), new HeldFleet());
        } else {
            agents.one();
        }
        return agents;
    }

    private AgentOptions one() {
        return AgentOptions.of(
                options,
                snapshot,
                session.terminal().environment(),
                AgentFlags.namespaces(options).getFirst());
    }

    private FleetOptions many(NodeChoice nodes, HeldFleet held) {
        return FleetOptions.held(options, snapshot, session.terminal().environment(), nodes, new FleetPlace.Held(held));
    }

    /**
     * Deploys them, takes what they bring, and cleans up.
     *
     * @param notices is told of what was left out of a document
     * @throws EidosException if nothing could be brought
     */
    public Brought run(Consumer<String> notices) throws InterruptedException {
        if (choice.isEmpty()) {
            Snapshot taken = AgentCommand.held(one(), snapshot, session);
            return new Brought(Map.of(String.valueOf(taken.metadata().sourceNode()), taken), Map.of(), Map.of());
        }
        var held = new HeldFleet();
        FleetTarget target = FleetTarget.of(List.of(many(choice.get(), held)), List.of(snapshot.cluster()))
                .getFirst();
        return brought(FleetCommand.held(target, snapshot, session), held, notices);
    }

    private static Brought brought(Fleet fleet, HeldFleet held, Consumer<String> notices) {
        Map<String, String> missing = new TreeMap<>(reasons(fleet, FleetNode.Verdict.FAILED));
        missing.putAll(reasons(fleet, FleetNode.Verdict.PENDING));
        if (held.nodes().isEmpty()) {
            throw EidosException.of(ErrorCode.PARTIAL, "no node could be captured")
                    .reason(missing.entrySet().stream()
                            .findFirst()
                            .map(one -> one.getKey() + ": " + one.getValue())
                            .orElse(null))
                    .suggestion(
                            "see the warnings above; eidos snapshot --deploy-agent --dry-run shows what is deployed")
                    .build();
        }
        Optional<Snapshot> cluster = held.cluster().map(document -> read(document, "the cluster", notices));
        Map<String, Snapshot> nodes = new TreeMap<>();
        held.nodes().forEach((node, document) -> {
            Snapshot own = read(document, node, notices);
            nodes.put(node, cluster.map(common -> SnapshotJoin.of(own, common)).orElse(own));
        });
        return new Brought(nodes, missing, reasons(fleet, FleetNode.Verdict.SKIPPED));
    }

    private static Snapshot read(Value document, String name, Consumer<String> notices) {
        return SnapshotReader.read(document, name, notices);
    }

    private static Map<String, String> reasons(Fleet fleet, FleetNode.Verdict verdict) {
        Map<String, String> reasons = new TreeMap<>();
        fleet.nodes(verdict)
                .forEach(node -> reasons.put(
                        node.name(), node.reason().lines().findFirst().orElse("")));
        return reasons;
    }
}
