package dev.eidos.cli.live;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.cli.snapshot.AgentFlags;
import dev.eidos.cli.snapshot.NodeAgents;
import dev.eidos.constraint.Constraint;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.fleet.NodeChoice;
import dev.eidos.live.Phase;
import dev.eidos.live.node.ChosenNodes;
import dev.eidos.live.node.NodeFacts;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.text.Counted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The place that the nodes' facts come from: documents, agents that are deployed, or nowhere. */
sealed interface NodeFactsSource {

    /** Documents, which are here already. */
    record Documents(NodeFacts facts, Map<ClusterIdentity, String> clusters) implements NodeFactsSource {
        static Documents read(
                String source, List<Constraint> constraints, ParseResult options, Session session, Messages messages)
                throws InterruptedException {
            List<NodeFacts.OfNode> nodes = new ArrayList<>();
            Map<ClusterIdentity, String> clusters = new LinkedHashMap<>();
            SnapshotInput.each(source, _ -> true, session, options, messages, named -> {
                String node =
                        Objects.requireNonNullElse(named.snapshot().metadata().sourceNode(), named.name());
                clusters.putIfAbsent(named.snapshot().metadata().cluster(), named.name());
                nodes.add(NodeFacts.OfNode.of(node, named.snapshot(), constraints));
            });
            return new Documents(NodeFacts.of(source, nodes), clusters);
        }
    }

    /** Agents, which bring them. */
    record Agents(NodeAgents agents) implements NodeFactsSource {}

    /** Nowhere: nothing is asked of nodes but what the API server tells. */
    record Nowhere() implements NodeFactsSource {}

    /**
     * The one that the flags name; documents are read.
     *
     * @param source of documents; null for none
     * @throws EidosException for flags that cannot be meant together
     */
    static NodeFactsSource of(
            @Nullable String source,
            ChosenNodes chosen,
            List<Phase> phases,
            List<Constraint> constraints,
            ParseResult options,
            Session session,
            Messages messages)
            throws InterruptedException {
        if (!NodeAgents.areWanted(options, session.terminal().environment())) {
            return source == null ? new Nowhere() : Documents.read(source, constraints, options, session, messages);
        }
        if (source != null) {
            throw refused("--snapshot", "snapshots are there, and agents would take them", "leave one of them out");
        }
        if (options.hasMatchedOption(TestFlags.DRY_RUN)) {
            throw refused(
                    TestFlags.DRY_RUN,
                    "it prints what the tests would make, and not the agents",
                    "see the agents' objects with eidos snapshot " + AgentFlags.DEPLOY + " " + TestFlags.DRY_RUN);
        }
        if (!phases.contains(Phase.READINESS) && !phases.contains(Phase.DEPLOYMENT)) {
            throw refused(
                    "--phase", "no check of these phases asks a snapshot", "add --phase readiness, or leave it out");
        }
        boolean all = NodeAgents.ofAllNodes(options);
        if (all && (options.hasMatchedOption(NodeFlags.SELECTOR) || options.hasMatchedOption(NodeFlags.NODE))) {
            throw refused("--all-nodes", "nodes are chosen, and not all of them", "leave it out");
        }
        Optional<NodeChoice> choice =
                all ? chosen.choice().or(() -> Optional.of(new NodeChoice("", List.of(), Set.of()))) : chosen.choice();
        return new Agents(NodeAgents.of(options, session, choice));
    }

    private static EidosException refused(String flag, String reason, String suggestion) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "this cannot be meant together")
                .object(AgentFlags.DEPLOY + ", " + flag)
                .reason(reason)
                .suggestion(suggestion)
                .build();
    }

    /** The clusters that documents say they are of, with the first that says so. */
    default Map<ClusterIdentity, String> clusters() {
        return this instanceof Documents documents ? documents.clusters() : Map.of();
    }

    /** The facts; agents are deployed for them, and what they leave is cleaned up. */
    default NodeFacts take(List<Constraint> constraints, Messages messages) throws InterruptedException {
        return switch (this) {
            case Nowhere _ -> NodeFacts.NONE;
            case Documents documents -> documents.facts();
            case Agents(NodeAgents agents) -> {
                NodeAgents.Brought brought = agents.run(messages::warn);
                List<NodeFacts.OfNode> nodes = brought.nodes().entrySet().stream()
                        .map(one -> NodeFacts.OfNode.of(one.getKey(), one.getValue(), constraints))
                        .toList();
                String source =
                        "agents on " + (nodes.size() == 1 ? nodes.getFirst().node() : Counted.of(nodes.size(), "node"));
                yield new NodeFacts(source, nodes, brought.missing(), brought.left());
            }
        };
    }
}
