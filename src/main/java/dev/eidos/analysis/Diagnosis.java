package dev.eidos.analysis;

import dev.eidos.analysis.rule.Condition;
import dev.eidos.analysis.rule.Rule;
import dev.eidos.analysis.rule.Severity;
import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The causes of what differs in a group, by rules: each fact belongs to one cause. */
final class Diagnosis {
    private final RuleBook book;
    private final String group;
    private final int size;
    private final String among;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<NodeFacts, List<Draft>> found = new HashMap<>();
    private int ordinary;

    /**
     * A diagnosis.
     *
     * @param among what the usual is that of, such as {@code of its group}
     */
    Diagnosis(List<Rule> rules, String group, int size, String among) {
        this.book = new RuleBook(rules);
        this.group = group;
        this.size = size;
        this.among = among;
    }

    private static final class Draft {
        final int rank;
        final Rule rule;
        final Deviation first;
        final List<NodeFacts> nodes = new ArrayList<>();
        final Map<String, Finding.Evidence> evidence = new LinkedHashMap<>();
        Severity severity;

        Draft(int rank, Rule rule, Deviation first) {
            this.rank = rank;
            this.rule = rule;
            this.first = first;
            this.severity = rule.severity();
        }
    }

    /** Diagnoses what differs on a node, and what is wrong with it by itself. */
    void add(NodeFacts node, List<Deviation> deviations) {
        Cause.All all = Cause.of(book, deviations);
        ordinary += all.ordinary();
        all.causes().forEach(cause -> draft(cause, node));
    }

    /**
     * What is wrong by itself, unless it was found by comparing.
     *
     * @param wanted the paths that are looked at
     */
    void addConditions(NodeFacts node, Predicate<FactPath> wanted) {
        for (int i = 0; i < book.rules().size(); i++) {
            Rule rule = book.rules().get(i);
            for (Condition condition : rule.when()) {
                String wrong = condition.violatedBy(node::get);
                String expected = condition.expected(node::get);
                if (wrong == null || expected == null || isFound(rule, node) || isCaused(condition, node)) {
                    continue;
                }
                condition(i, condition, wrong, expected, node, wanted);
                break;
            }
        }
    }

    private void condition(
            int rank, Condition condition, String wrong, String expected, NodeFacts node, Predicate<FactPath> wanted) {
        Rule rule = book.rules().get(rank);
        String usual = condition.operator() == Condition.Operator.IS ? "not " + wrong : expected;
        FactValue value = node.get(condition.path());
        FactPath path = node.find(condition.path());
        if (path != null && wanted.test(path)) {
            Draft draft = drafts.computeIfAbsent(
                    rule.id() + "\n" + condition + "\n" + wrong,
                    _ -> new Draft(rank, rule, new Deviation(path, value, new Usual(FactValue.of(usual), 0, 0))));
            draft.nodes.add(node);
            draft.evidence.putIfAbsent(condition.path(), new Finding.Evidence(condition.path(), wrong, usual, ""));
            found.computeIfAbsent(node, _ -> new ArrayList<>()).add(draft);
        }
    }

    /** Whether it was found, or what it follows from. */
    private boolean isFound(Rule rule, NodeFacts node) {
        return found.getOrDefault(node, List.of()).stream()
                .anyMatch(draft -> draft.rule.equals(rule) || draft.rule.isCauseOf(rule));
    }

    /** Two that do not fit are one cause, where the other of them was found to differ. */
    private boolean isCaused(Condition condition, NodeFacts node) {
        return found.getOrDefault(node, List.of()).stream()
                .anyMatch(draft -> condition.isAgainst(draft.first.path().text()));
    }

    /** Paths of which no value has a majority, where a rule wants one. */
    void addSplit(Tally tally, List<NodeFacts> nodes) {
        int at = book.ofMany(tally.path());
        if (at == book.rules().size()
                || book.rules().get(at).share() < 0.5
                || book.rules().get(at).severity() == Severity.NONE) {
            ordinary++;
            return;
        }
        Rule rule = book.rules().get(at);
        String counts = tally.counts().stream()
                .limit(4)
                .map(entry -> entry.getKey().text() + " on " + entry.getValue())
                .collect(Collectors.joining(", "));
        String key = rule.id() + "\nsplit";
        boolean begun = drafts.containsKey(key);
        Draft draft = drafts.computeIfAbsent(
                key,
                _ -> new Draft(
                        at,
                        rule,
                        new Deviation(
                                tally.path(),
                                FactValue.of(counts),
                                new Usual(FactValue.of("one value: there is no majority"), 0, 0))));
        if (!begun) {
            draft.nodes.addAll(nodes);
            nodes.forEach(
                    node -> found.computeIfAbsent(node, _ -> new ArrayList<>()).add(draft));
        }
        draft.evidence.putIfAbsent(
                tally.path().text(), new Finding.Evidence(tally.path().text(), counts, "no majority", ""));
    }

    private void draft(Cause cause, NodeFacts node) {
        StringBuilder key = new StringBuilder(cause.rule().id());
        cause.roots()
                .forEach(root ->
                        key.append('\n').append(root.path().text()).append('=').append(root.ownText()));
        Draft draft = drafts.computeIfAbsent(
                key.toString(),
                _ -> new Draft(cause.rank(), cause.rule(), cause.roots().getFirst()));
        draft.nodes.add(node);
        draft.severity = cause.severity().weight() > draft.severity.weight() ? cause.severity() : draft.severity;
        found.computeIfAbsent(node, _ -> new ArrayList<>()).add(draft);
        cause.roots().forEach(root -> evidence(draft, node, root));
        cause.effects().forEach(effect -> evidence(draft, node, effect));
    }

    private static void evidence(Draft draft, NodeFacts node, Deviation deviation) {
        draft.evidence.putIfAbsent(
                deviation.path().text(),
                new Finding.Evidence(
                        deviation.path().text(),
                        deviation.ownText(),
                        deviation.usualText(),
                        Items.of(node, deviation)));
    }

    /** What was found, in no order. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        drafts.forEach((key, draft) -> findings.add(finding(key, draft)));
        return findings;
    }

    /** How many differences were left out because they are ordinary. */
    int ordinary() {
        return ordinary;
    }

    private Finding finding(String key, Draft draft) {
        Deviation root = draft.first;
        Usual usual = root.usual();
        List<String> names = draft.nodes.stream().map(NodeFacts::name).sorted().toList();
        Map<String, String> words = new HashMap<>();
        words.put("value", names.size() == 1 ? Items.value(draft.nodes.getFirst(), root) : root.ownText());
        words.put("usual", root.usualText());
        words.put("key", Sentence.key(root.path()));
        words.put("node", names.getFirst());
        words.put("items", Items.of(draft.nodes.getFirst(), root));
        String siblings = usual.known() == 0 ? "" : usual.count() + " of " + usual.known() + " " + among;
        // who is one of three is no rarity; who is one of four hundred is
        double rarity = 1 - (double) names.size() / (size + 1);
        return new Finding(
                Sentence.id(draft.rule.id(), group + "\n" + key),
                draft.rule,
                draft.severity,
                group,
                size,
                names,
                Sentence.of(draft.rule.says(), words),
                siblings,
                List.copyOf(draft.evidence.values()),
                draft.severity.weight() * rarity,
                draft.rank);
    }
}
