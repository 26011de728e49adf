package dev.eidos.watch;

import dev.eidos.analysis.Analysis;
import dev.eidos.analysis.Analyzer;
import dev.eidos.analysis.Finding;
import dev.eidos.analysis.rule.RuleReader;
import dev.eidos.analysis.rule.RuleSet;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.Vocabulary;
import dev.eidos.fleet.FleetNode;
import dev.eidos.fleet.facts.FactReader;
import dev.eidos.fleet.facts.FleetFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run of a watched fleet, held against the one before: each node against itself, by the rules that the analysis has,
 * so that what is ordinary, or names a node, is no change. What was wrong before already is none either.
 *
 * @param state of the later run
 * @param changes the worst first; none without a run before
 */
public record RunComparison(FleetState state, List<Change> changes) {
    public RunComparison {
        changes = List.copyOf(changes);
    }

    /**
     * Compares.
     *
     * @param notices is told of what could not be read
     */
    public static RunComparison of(Path run, Optional<Path> before, Consumer<String> notices) {
        RuleSet rules = RuleReader.own();
        var reader = new FactReader(new Vocabulary(rules.kinds()), notices);
        var analyzer = new Analyzer(rules, reader.vocabulary(), _ -> true);
        FleetFacts now = reader.folder(run);
        Map<String, FleetNode> missing = missing(now);
        Analysis analysis = analyzer.analyze("", now.nodes(), List.of());
        FleetState state = FleetState.of(analysis, missing.size());
        if (before.isEmpty()) {
            return new RunComparison(state, List.of());
        }
        FleetFacts then = reader.folder(before.get());
        var worth = new Worth(now.nodes(), analyzer.analyze("", then.nodes(), List.of()), analysis);
        List<Change> changes = new ArrayList<>(findings(analyzer, then, now, worth));
        nodes(then, now, changes);
        return new RunComparison(state, changes);
    }

    private static List<Change> findings(Analyzer analyzer, FleetFacts then, FleetFacts now, Worth worth) {
        Map<String, NodeFacts> old = new LinkedHashMap<>();
        then.nodes().forEach(node -> old.put(node.name(), node));
        var reference = new Analyzer.Reference() {
            @Override
            public String name() {
                return "";
            }

            @Override
            public @Nullable NodeFacts of(NodeFacts node) {
                return old.get(node.name());
            }
        };
        // held against itself, what is wrong with a node by itself is left
        Set<String> known = new HashSet<>();
        for (Finding finding : compare(analyzer, then, reference).findings()) {
            finding.nodes().forEach(node -> known.add(key(finding, node)));
        }
        List<Change> changes = new ArrayList<>();
        for (Finding finding : compare(analyzer, now, reference).findings()) {
            List<String> nodes = finding.nodes().stream()
                    .filter(node -> !known.contains(key(finding, node)))
                    .filter(node -> worth.isTold(finding, node))
                    .toList();
            if (!nodes.isEmpty()) {
                changes.add(new Change(
                        Change.Kind.CHANGED,
                        finding.severity().label(),
                        nodes,
                        finding.sentence(),
                        finding.rule().remedy()));
            }
        }
        return changes;
    }

    private static Analysis compare(Analyzer analyzer, FleetFacts facts, Analyzer.Reference reference) {
        return analyzer.compare("", facts.nodes(), List.of(), reference);
    }

    private static String key(Finding finding, String node) {
        return node + "\n" + finding.rule().id() + "\n" + finding.sentence();
    }

    private static void nodes(FleetFacts then, FleetFacts now, List<Change> changes) {
        Set<String> wereThere = names(then);
        Set<String> areThere = names(now);
        Map<String, FleetNode> wereMissing = missing(then);
        Map<String, FleetNode> areMissing = missing(now);
        Map<String, List<String>> gone = new TreeMap<>();
        areMissing.forEach((name, node) -> {
            if (!wereMissing.containsKey(name)) {
                gone.computeIfAbsent(node.reason().lines().findFirst().orElse(""), _ -> new ArrayList<>())
                        .add(name);
            }
        });
        gone.forEach((reason, nodes) ->
                changes.add(new Change(Change.Kind.MISSING, "warning", nodes, "missing: " + reason, "")));
        add(changes, Change.Kind.BACK, "info", "is back", areThere.stream().filter(wereMissing::containsKey));
        add(
                changes,
                Change.Kind.JOINED,
                "info",
                "is new",
                areThere.stream().filter(name -> !wereThere.contains(name) && !wereMissing.containsKey(name)));
        add(
                changes,
                Change.Kind.LEFT,
                "warning",
                "is not in the cluster any more",
                wereThere.stream().filter(name -> !areThere.contains(name) && !areMissing.containsKey(name)));
    }

    private static void add(
            List<Change> changes, Change.Kind kind, String severity, String message, Stream<String> nodes) {
        List<String> sorted = nodes.sorted().toList();
        if (!sorted.isEmpty()) {
            changes.add(new Change(kind, severity, sorted, message, ""));
        }
    }

    private static Set<String> names(FleetFacts facts) {
        Set<String> names = new HashSet<>();
        facts.nodes().forEach(node -> names.add(node.name()));
        return names;
    }

    /** Skipped ones were not to be taken: they are not missing. */
    private static Map<String, FleetNode> missing(FleetFacts facts) {
        Map<String, FleetNode> missing = new TreeMap<>();
        for (FleetNode node : facts.missing()) {
            if (node.verdict() != FleetNode.Verdict.SKIPPED) {
                missing.put(node.name(), node);
            }
        }
        return missing;
    }
}
