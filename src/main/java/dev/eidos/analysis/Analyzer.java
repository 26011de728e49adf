package dev.eidos.analysis;

import dev.eidos.analysis.group.Cliques;
import dev.eidos.analysis.group.Grouping;
import dev.eidos.analysis.group.NodeGroup;
import dev.eidos.analysis.rule.RuleSet;
import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.NodeIdentity;
import dev.eidos.compare.Vocabulary;
import dev.eidos.text.FoldedNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of the nodes of a fleet: each with the majority of its group, or all with one reference.
 *
 * @param wanted the paths that are compared
 */
public record Analyzer(RuleSet rules, Vocabulary vocabulary, Predicate<FactPath> wanted) {

    /**
     * Compares.
     *
     * @param missing nodes of which there is no snapshot
     */
    public Analysis analyze(String source, List<NodeFacts> nodes, List<Missing> missing) {
        Versions versions = new Versions(nodes);
        List<NodeGroup> groups = Grouping.of(nodes);
        var forbidden = new Forbidden(nodes);
        List<Finding> findings = new ArrayList<>();
        List<String> notes = new ArrayList<>(versionNotes(versions));
        List<Analysis.Group> told = new ArrayList<>();
        long varying = 0;
        long ordinary = 0;
        for (NodeGroup group : groups) {
            boolean compared = group.nodes().size() >= NodeGroup.LEAST;
            told.add(new Analysis.Group(group.name(), group.nodes().size(), compared));
            var facts = new GroupFacts(group, vocabulary, versions, forbidden, wanted);
            var diagnosis =
                    new Diagnosis(rules.rules(), group.name(), group.nodes().size(), "in its group");
            if (compared) {
                cliques(group, facts);
                facts.deviations().forEach(diagnosis::add);
                facts.split().forEach(tally -> diagnosis.addSplit(tally, group.nodes()));
                varying += facts.varying();
            } else if (group.nodes().size() == 2 && facts.differences() > 0) {
                notes.add(group.nodes().getFirst().name() + " and "
                        + group.nodes().getLast().name()
                        + " are a group without a majority and differ in " + facts.differences()
                        + " facts: see eidos diff");
            }
            group.nodes().forEach(node -> diagnosis.addConditions(node, wanted));
            ordinary += diagnosis.ordinary();
            findings.addAll(diagnosis.findings());
        }
        notes.addAll(alone(groups, nodes.size()));
        Map<String, Long> leftOut = new LinkedHashMap<>();
        leftOut.put(
                Analysis.IDENTITIES,
                nodes.stream().mapToLong(NodeFacts::normalised).sum());
        leftOut.put(Analysis.VARYING, varying);
        leftOut.put(Analysis.ORDINARY, ordinary);
        return new Analysis(
                source, nodes.size(), told, ranked(findings), missing, gaps(nodes), Map.of(), leftOut, notes);
    }

    private void cliques(NodeGroup group, GroupFacts facts) {
        int size = group.nodes().size();
        Cliques.alone(group.nodes()).forEach((node, around) -> {
            FactPath path = node.find(NodeIdentity.CLIQUE);
            String own = node.identity().cliques().iterator().next();
            if (path != null && wanted.test(path)) {
                facts.add(
                        node, new Deviation(path, FactValue.of(own), new Usual(FactValue.of(around), size - 1, size)));
            }
        });
    }

    /** Nodes that have no like: nothing can be said of them, and that is said. */
    private static List<String> alone(List<NodeGroup> groups, int nodes) {
        List<String> names = groups.stream()
                .filter(group -> group.nodes().size() == 1)
                .map(group -> group.nodes().getFirst().name())
                .sorted()
                .toList();
        if (names.isEmpty() || nodes == 1) {
            return List.of();
        }
        return List.of(String.join(", ", FoldedNames.fold(names))
                + (names.size() == 1 ? " is the only one of its kind" : " are each the only one of their kind")
                + ", and compared with nothing: see --baseline");
    }

    /** Compares with one reference for all, or with one for each. */
    public Analysis compare(String source, List<NodeFacts> nodes, List<Missing> missing, Reference reference) {
        Versions versions = new Versions(nodes);
        var diagnosis = new Diagnosis(rules.rules(), reference.name(), nodes.size(), "");
        List<Missing> without = new ArrayList<>(missing);
        var events = new NodeEvents();
        for (NodeFacts node : nodes) {
            NodeFacts usual = reference.of(node);
            // of a node that was replaced, nothing is a change
            if (events.add(node, usual) && usual != null) {
                List<Deviation> deviations = Deviations.between(node, usual, versions, wanted);
                deviations.addAll(Deviations.swapped(node, usual, wanted));
                diagnosis.add(node, deviations);
            }
            if (usual != null) {
                diagnosis.addConditions(node, wanted);
            }
        }
        List<String> notes = new ArrayList<>(versionNotes(versions));
        notes.addAll(events.notes());
        Map<String, Long> leftOut = new LinkedHashMap<>();
        leftOut.put(
                Analysis.IDENTITIES,
                nodes.stream().mapToLong(NodeFacts::normalised).sum());
        leftOut.put(Analysis.ORDINARY, (long) diagnosis.ordinary());
        return new Analysis(
                source,
                nodes.size(),
                List.of(new Analysis.Group(reference.name(), nodes.size(), true)),
                ranked(diagnosis.findings()),
                without,
                gaps(nodes),
                events.nodes(),
                leftOut,
                notes);
    }

    /** The names of the groups that nodes are in, by the nodes' names. */
    public static Map<String, String> groups(List<NodeFacts> nodes) {
        Map<String, String> names = new LinkedHashMap<>();
        for (NodeGroup group : Grouping.of(nodes)) {
            group.nodes().forEach(node -> names.put(node.name(), group.name()));
        }
        return names;
    }

    /** All facts that are compared, as nodes by paths. */
    public FactMatrix matrix(List<NodeFacts> nodes) {
        return MatrixBuilder.of(nodes, wanted);
    }

    /** A thing that nodes are held against in place of a majority. */
    public interface Reference {
        String name();

        /** The facts for a node; null where there are none. */
        @Nullable
        NodeFacts of(NodeFacts node);
    }

    private static List<Finding> ranked(List<Finding> findings) {
        return findings.stream().sorted(Finding.WORST_FIRST).toList();
    }

    private static List<String> versionNotes(Versions versions) {
        if (versions.counts().size() < 2) {
            return List.of();
        }
        StringBuilder words = new StringBuilder("the snapshots are of several versions of eidos: ");
        versions.counts()
                .forEach((version, count) -> words.append(version.isEmpty() ? "unknown" : version)
                        .append(" (")
                        .append(count)
                        .append("), "));
        words.setLength(words.length() - 2);
        return List.of(words + "; facts that one does not know are not compared");
    }

    private static List<Analysis.GapGroup> gaps(List<NodeFacts> nodes) {
        Map<String, List<String>> byGap = new TreeMap<>();
        for (NodeFacts node : nodes) {
            node.gaps()
                    .forEach((subtype, reason) -> byGap.computeIfAbsent(subtype + "\n" + reason, _ -> new ArrayList<>())
                            .add(node.name()));
        }
        return byGap.entrySet().stream()
                .map(entry -> {
                    int line = entry.getKey().indexOf('\n');
                    return new Analysis.GapGroup(
                            entry.getKey().substring(0, line), entry.getKey().substring(line + 1), entry.getValue());
                })
                .toList();
    }
}
