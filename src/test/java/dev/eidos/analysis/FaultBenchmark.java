package dev.eidos.analysis;

import dev.eidos.analysis.rule.RuleReader;
import dev.eidos.analysis.rule.RuleSet;
import dev.eidos.compare.FactCollector;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.Vocabulary;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotEvents;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.SyntheticFleet;
import dev.eidos.testing.fleet.fault.Injection;
import dev.eidos.testing.fleet.fault.NoisyFleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fault-injection benchmark: whether the right diagnosis of a fault comes first. */
public final class FaultBenchmark {
    private final long seed;
    private final RuleSet rules = RuleReader.own();
    private final Vocabulary vocabulary = new Vocabulary(rules.kinds());
    private final List<NodeFacts> clean = new ArrayList<>();

    /** A fleet of so many nodes. */
    public FaultBenchmark(long seed, int nodes) {
        this.seed = seed;
        var fleet = new NoisyFleet(seed, 0, Map.of());
        for (int number = 1; number <= nodes; number++) {
            clean.add(facts(fleet.snapshot(number)));
        }
    }

    /**
     * Where the right diagnosis of a fault comes.
     *
     * @param rank from 1; 0 if it is not among the findings of the node
     * @param told what came first
     */
    public record Outcome(Injection fault, int rank, int findings, String told) {}

    private NodeFacts facts(Snapshot snapshot) {
        var collector = new FactCollector(vocabulary, "", "");
        SnapshotEvents.tell(snapshot, collector);
        return collector.facts();
    }

    /** What is found where nothing is wrong. */
    public Analysis clean() {
        return new Analyzer(rules, vocabulary, _ -> true).analyze("clean", clean, List.of());
    }

    /** One fault on one node. */
    public Outcome alone(Injection fault, int number) {
        List<NodeFacts> nodes = new ArrayList<>(clean);
        nodes.set(number - 1, facts(new NoisyFleet(seed, 0, Map.of(number, List.of(fault))).snapshot(number)));
        Analysis analysis = new Analyzer(rules, vocabulary, _ -> true).analyze("alone", nodes, List.of());
        return outcome(fault, analysis.findings(), SyntheticFleet.name(number));
    }

    /** Each on a node of its own, all in one fleet: the rank is that among the findings of the node. */
    public List<Outcome> together(List<Injection> faults) {
        List<NodeFacts> nodes = new ArrayList<>(clean);
        for (int i = 0; i < faults.size(); i++) {
            int number = number(i, faults.get(i));
            nodes.set(
                    number - 1,
                    facts(new NoisyFleet(seed, 0, Map.of(number, List.of(faults.get(i)))).snapshot(number)));
        }
        Analysis analysis = new Analyzer(rules, vocabulary, _ -> true).analyze("together", nodes, List.of());
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            String name = SyntheticFleet.name(number(i, faults.get(i)));
            outcomes.add(outcome(
                    faults.get(i),
                    analysis.findings().stream()
                            .filter(finding -> finding.nodes().contains(name))
                            .toList(),
                    name));
        }
        return outcomes;
    }

    /** The number of a machine for a fault of a list: one that can have it, and no other fault. */
    private static int number(int place, Injection fault) {
        int number = 11 + 16 * place;
        while (!fault.concerns().test(HardwareClass.of(number))) {
            number++;
        }
        return number;
    }

    private static Outcome outcome(Injection fault, List<Finding> findings, String node) {
        int rank = 0;
        for (int i = findings.size(); i >= 1; i--) {
            Finding finding = findings.get(i - 1);
            if (finding.nodes().equals(List.of(node)) && names(finding).anyMatch(fault.diagnoses()::contains)) {
                rank = i;
            }
        }
        return new Outcome(
                fault,
                rank,
                findings.size(),
                findings.isEmpty()
                        ? "nothing"
                        : findings.getFirst().rule().id() + ": "
                                + findings.getFirst().sentence());
    }

    /** The names of a diagnosis: what it is about, and what about it. */
    private static Stream<String> names(Finding finding) {
        return Stream.of(finding.rule().subject(), finding.rule().id());
    }

    /** Prints the figures: the seed and the number of nodes, both optional. */
    public static void main(String[] args) {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : 7;
        int nodes = args.length > 1 ? Integer.parseInt(args[1]) : 400;
        var benchmark = new FaultBenchmark(seed, nodes);
        Analysis clean = benchmark.clean();
        System.out.println("clean, " + nodes + " nodes: " + clean.findings().size() + " findings");
        clean.findings()
                .forEach(finding -> System.out.println("  false: " + finding.nodes() + " " + finding.sentence()));
        Injection.LISTS.forEach((name, faults) -> print(name, benchmark, faults));
    }

    private static void print(String list, FaultBenchmark benchmark, List<Injection> faults) {
        List<Outcome> alone = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            alone.add(benchmark.alone(faults.get(i), number(i, faults.get(i))));
        }
        print(list + ", one at a time", alone);
        print(list + ", all at once", benchmark.together(faults));
    }

    private static void print(String title, List<Outcome> outcomes) {
        System.out.println(title + ": first "
                + outcomes.stream().filter(outcome -> outcome.rank() == 1).count()
                + ", among five "
                + outcomes.stream().filter(o -> o.rank() >= 1 && o.rank() <= 5).count()
                + " of " + outcomes.size());
        outcomes.stream()
                .filter(outcome -> outcome.rank() != 1 || outcome.findings() > 1)
                .forEach(outcome -> System.out.println("  " + outcome.fault().name() + ": rank " + outcome.rank()
                        + " of " + outcome.findings() + "; first " + outcome.told()));
    }
}
