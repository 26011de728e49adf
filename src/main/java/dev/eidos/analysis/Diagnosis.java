package dev.eidos.analysis;

import dev.eidos.analysis.rule.Condition;
import dev.eidos.analysis.rule.Rule;
import dev.eidos.analysis.rule.Severity;
import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The causes of what differs in a group, by rules: each fact belongs to one cause. */
final class Diagnosis {
    private final List<Rule> rules;
    private final String group;
    private final int size;
    private final String among;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<FactPath, Map<Boolean, Integer>> ruleOfPath = new HashMap<>();
    private int ordinary;

    /**
     * A diagnosis.
     *
     * @param among what the usual is that of, such as {@code of its group}
     */
    Diagnosis(List<Rule> rules, String group, int size, String among) {
        this.rules = rules;
        this.group = group;
        this.size = size;
        this.among = among;
    }

    private static final class Draft {
        final Rule rule;
        final Deviation first;
        final List<NodeFacts> nodes = new ArrayList<>();
        final Map<String, Finding.Evidence> evidence = new LinkedHashMap<>();

        Draft(Rule rule, Deviation first) {
            this.rule = rule;
            this.first = first;
        }
    }

    /** Diagnoses what differs on a node, and what is wrong with it by itself. */
    void add(NodeFacts node, List<Deviation> deviations) {
        Map<Integer, List<Deviation>> byRule = new TreeMap<>();
        for (Deviation deviation : deviations) {
            byRule.computeIfAbsent(rule(deviation), _ -> new ArrayList<>()).add(deviation);
        }
        List<Deviation> taken = new ArrayList<>();
        for (Map.Entry<Integer, List<Deviation>> entry : byRule.entrySet()) {
            List<Deviation> roots = new ArrayList<>(entry.getValue());
            roots.removeAll(taken);
            if (entry.getKey() < 0 || entry.getKey() == rules.size()) {
                ordinary += roots.size();
                continue;
            }
            Rule rule = rules.get(entry.getKey());
            roots.removeIf(root -> !isTold(rule, root));
            ordinary += entry.getValue().size() - roots.size();
            if (!roots.isEmpty()) {
                roots.sort(Comparator.comparingInt(
                                (Deviation root) -> rule.rank(root.path().text()))
                        .thenComparing(root -> root.path().text()));
                List<Deviation> effects = deviations.stream()
                        .filter(deviation -> !roots.contains(deviation) && !taken.contains(deviation))
                        .filter(deviation -> rule.isEffect(deviation.path().text()))
                        .toList();
                taken.addAll(roots);
                taken.addAll(effects);
                draft(rule, node, roots, effects);
            }
        }
    }

    /**
     * What is wrong by itself, unless it was found by comparing.
     *
     * @param wanted the paths that are looked at
     */
    void addConditions(NodeFacts node, Predicate<FactPath> wanted) {
        for (Rule rule : rules) {
            for (Condition condition : rule.when()) {
                String wrong = condition.violatedBy(node::get);
                String expected = condition.expected(node::get);
                if (wrong == null || expected == null || isFound(rule, node) || isCaused(condition, node)) {
                    continue;
                }
                String usual = condition.operator() == Condition.Operator.IS ? "not " + wrong : expected;
                String key = rule.id() + "\n" + condition + "\n" + wrong;
                FactValue value = node.get(condition.path());
                FactPath path = node.find(condition.path());
                if (path != null && wanted.test(path)) {
                    Draft draft = drafts.computeIfAbsent(
                            key,
                            _ -> new Draft(rule, new Deviation(path, value, new Usual(FactValue.of(usual), 0, 0))));
                    draft.nodes.add(node);
                    draft.evidence.putIfAbsent(
                            condition.path(), new Finding.Evidence(condition.path(), wrong, usual, ""));
                }
                break;
            }
        }
    }

    private boolean isFound(Rule rule, NodeFacts node) {
        return drafts.values().stream().anyMatch(draft -> draft.rule.equals(rule) && draft.nodes.contains(node));
    }

    /** Two that do not fit are one cause, where the other of them was found to differ. */
    private boolean isCaused(Condition condition, NodeFacts node) {
        return drafts.values().stream()
                .anyMatch(draft -> condition.isAgainst(draft.first.path().text()) && draft.nodes.contains(node));
    }

    /** Paths of which no value has a majority, where a rule wants one. */
    void addSplit(Tally tally, List<NodeFacts> nodes) {
        int at = rule(tally.path(), false);
        if (at < 0
                || at == rules.size()
                || rules.get(at).share() < 0.5
                || rules.get(at).severity() == Severity.NONE) {
            ordinary++;
            return;
        }
        Rule rule = rules.get(at);
        String counts = tally.counts().stream()
                .limit(4)
                .map(entry -> entry.getKey().text() + " on " + entry.getValue())
                .collect(Collectors.joining(", "));
        String key = rule.id() + "\nsplit";
        boolean begun = drafts.containsKey(key);
        Draft draft = drafts.computeIfAbsent(
                key,
                _ -> new Draft(
                        rule,
                        new Deviation(
                                tally.path(),
                                FactValue.of(counts),
                                new Usual(FactValue.of("one value: there is no majority"), 0, 0))));
        if (!begun) {
            draft.nodes.addAll(nodes);
        }
        draft.evidence.putIfAbsent(
                tally.path().text(), new Finding.Evidence(tally.path().text(), counts, "no majority", ""));
    }

    private int rule(Deviation deviation) {
        return ruleOfPath
                .computeIfAbsent(deviation.path(), _ -> new HashMap<>(2))
                .computeIfAbsent(deviation.own() == null, missing -> rule(deviation.path(), missing));
    }

    private int rule(FactPath path, boolean missing) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if ((missing || !rule.missing()) && rule.rank(path.text()) >= 0) {
                return i;
            }
        }
        return rules.size();
    }

    /** A single node is always told: of three, one is a third. */
    private static boolean isTold(Rule rule, Deviation root) {
        return rule.severity() != Severity.NONE
                && (root.usual().share() <= rule.share() || root.usual().differing() == 1);
    }

    private void draft(Rule rule, NodeFacts node, List<Deviation> roots, List<Deviation> effects) {
        StringBuilder key = new StringBuilder(rule.id());
        roots.forEach(
                root -> key.append('\n').append(root.path().text()).append('=').append(root.ownText()));
        Draft draft = drafts.computeIfAbsent(key.toString(), _ -> new Draft(rule, roots.getFirst()));
        draft.nodes.add(node);
        roots.forEach(root -> evidence(draft, node, root));
        effects.forEach(effect -> evidence(draft, node, effect));
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
                group,
                size,
                names,
                Sentence.of(draft.rule.says(), words),
                siblings,
                List.copyOf(draft.evidence.values()),
                draft.rule.severity().weight() * rarity);
    }
}
