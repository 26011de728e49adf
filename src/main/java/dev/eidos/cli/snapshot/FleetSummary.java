package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.FailureReport;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetNode;
import dev.eidos.k8s.agent.fleet.NodePlan;
import dev.eidos.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run over many nodes says at its end: what was written, and which nodes are missing for which reason. */
final class FleetSummary {
    private static final int MOST_NAMES = 5;

    private final Session session;

    FleetSummary(Session session) {
        this.session = session;
    }

    /** Prints which nodes would be taken, and which not and why. */
    void plan(NodePlan plan) {
        var messages = new Messages(session);
        messages.say(Counted.of(plan.taken().size(), "node") + " would be taken: " + names(plan.taken()));
        tell(plan.skipped(), "skipped: ", messages);
        tell(plan.unreachable(), "cannot be reached: ", messages);
    }

    private static void tell(Map<String, String> reasons, String what, Messages messages) {
        reasons.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, TreeMap::new, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .forEach((why, nodes) -> messages.say(what + names(nodes) + ": " + why));
    }

    /**
     * Says what was written.
     *
     * @param ends of each run
     * @param resume the command that completes them
     * @throws EidosException with {@link ErrorCode#PARTIAL} if a node or a whole run is missing; with the failure
     *     itself where there is nothing else
     */
    void end(Map<FleetTarget, FleetEnd> ends, ResumeCommand resume) {
        var messages = new Messages(session);
        List<String> missing = new ArrayList<>();
        List<String> nodes = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        ends.forEach((target, end) -> {
            switch (end) {
                case FleetEnd.Written(Fleet fleet) -> {
                    List<FleetNode> without = written(target, fleet, messages);
                    if (!without.isEmpty()) {
                        missing.add(reasons(without, target.prefix()));
                        without.forEach(node -> nodes.add(node.name()));
                    }
                }
                case FleetEnd.Failed(RuntimeException why) -> {
                    failures.add(why);
                    missing.add("  " + target.prefix() + FailureReport.words(why));
                }
                case FleetEnd.Stopped _ -> missing.add("  " + target.prefix() + "stopped");
            }
        });
        if (failures.size() == ends.size()) {
            failures.subList(1, failures.size()).forEach(other -> messages.warn(FailureReport.words(other)));
            throw failures.getFirst();
        }
        if (!missing.isEmpty()) {
            throw EidosException.of(ErrorCode.PARTIAL, "not every node could be captured")
                    .reason("\n" + String.join("\n", missing))
                    .suggestion("take only those again: "
                            + resume.line(nodes.stream().distinct().toList()))
                    .build();
        }
    }

    /** Says what of runs that were stopped is there, and how to go on. */
    void stopped(Map<FleetTarget, FleetEnd> ends, ResumeCommand resume) {
        var messages = new Messages(session);
        List<String> nodes = new ArrayList<>();
        ends.forEach((target, end) -> {
            switch (end) {
                case FleetEnd.Written(Fleet fleet) ->
                    written(target, fleet, messages).forEach(node -> nodes.add(node.name()));
                case FleetEnd.Stopped(Optional<Fleet> fleet) ->
                    fleet.ifPresent(kept -> written(target, kept, messages).forEach(node -> nodes.add(node.name())));
                case FleetEnd.Failed(RuntimeException why) -> messages.warn(target.prefix() + FailureReport.words(why));
            }
        });
        if (!nodes.isEmpty()) {
            messages.say("not done: " + names(nodes.stream().distinct().toList()) + "; to go on: "
                    + resume.line(nodes.stream().distinct().toList()));
        }
    }

    /** Says it of one run, and gives the nodes that are missing. */
    private static List<FleetNode> written(FleetTarget target, Fleet fleet, Messages messages) {
        List<FleetNode> without = new ArrayList<>(fleet.nodes(FleetNode.Verdict.FAILED));
        without.addAll(fleet.nodes(FleetNode.Verdict.PENDING));
        int collected = fleet.nodes(FleetNode.Verdict.COLLECTED).size();
        List<FleetNode> skipped = fleet.nodes(FleetNode.Verdict.SKIPPED);
        if (messages.areJson()) {
            // the log has said all of it, in an object
            return without;
        }
        messages.say(Counted.of(collected, "snapshot") + " in " + target.place()
                + (without.isEmpty() ? "" : ", " + without.size() + " missing")
                + (skipped.isEmpty() ? "" : ", " + Counted.of(skipped.size(), "node") + " skipped"));
        tell(skipped.stream().collect(Collectors.toMap(FleetNode::name, FleetNode::reason)), "skipped: ", messages);
        return without;
    }

    private static String reasons(List<FleetNode> missing, String prefix) {
        return missing.stream()
                .collect(Collectors.groupingBy(
                        FleetSummary::kind, TreeMap::new, Collectors.mapping(FleetNode::name, Collectors.toList())))
                .entrySet()
                .stream()
                .map(reason -> "  " + prefix + names(reason.getValue()) + ": " + reason.getKey())
                .collect(Collectors.joining("\n"));
    }

    /** The first line, without what differs from node to node. */
    private static String kind(FleetNode node) {
        return node.reason().lines().findFirst().orElse("").replaceAll("eidos-\\d{8}-\\d{6}-[a-z0-9]{6}-\\d{5}", "…");
    }

    private static String names(List<String> names) {
        return names.size() <= MOST_NAMES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES) + " more";
    }
}
