package dev.eidos.analysis;

import dev.eidos.analysis.rule.Rule;
import dev.eidos.analysis.rule.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A cause of differences on one node.
 *
 * @param rank the place of its rule
 * @param severity the rule's, or that of what follows from it where that is worse
 * @param roots what tells it, what its sentence is about first
 * @param effects what differs with it
 */
record Cause(int rank, Rule rule, Severity severity, List<Deviation> roots, List<Deviation> effects) {

    /** Those of what differs on a node, in the order of the rules, and how many differences are ordinary. */
    record All(List<Cause> causes, int ordinary) {}

    static All of(RuleBook book, List<Deviation> deviations) {
        List<List<Deviation>> byRule = new ArrayList<>();
        for (int i = 0; i <= book.rules().size(); i++) {
            byRule.add(List.of());
        }
        for (Deviation deviation : deviations) {
            int at = book.of(deviation);
            if (byRule.get(at).isEmpty()) {
                byRule.set(at, new ArrayList<>());
            }
            byRule.get(at).add(deviation);
        }
        int ordinary = byRule.getLast().size();
        List<Cause> causes = new ArrayList<>();
        List<Deviation> taken = new ArrayList<>();
        for (int i = 0; i < book.rules().size(); i++) {
            if (byRule.get(i).isEmpty()) {
                continue;
            }
            Rule rule = book.rules().get(i);
            List<Deviation> roots = new ArrayList<>(byRule.get(i));
            roots.removeAll(taken);
            int left = roots.size();
            roots.removeIf(root -> !isTold(rule, root));
            ordinary += left - roots.size();
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
                causes.add(new Cause(i, rule, rule.severity(), roots, effects));
            }
        }
        return new All(folded(causes), ordinary);
    }

    /** A single node is always told: of three, one is a third. */
    private static boolean isTold(Rule rule, Deviation root) {
        return rule.severity() != Severity.NONE
                && (root.usual().share() <= rule.share() || root.usual().differing() == 1);
    }

    /** Without those that follow from others: these have what differs for them, and their weight. */
    private static List<Cause> folded(List<Cause> causes) {
        int[] owners = new int[causes.size()];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = owner(causes, i);
        }
        List<Cause> roots = new ArrayList<>();
        for (int i = 0; i < owners.length; i++) {
            if (root(owners, i) == i) {
                Cause cause = causes.get(i);
                for (int j = 0; j < owners.length; j++) {
                    cause = j != i && root(owners, j) == i ? cause.with(causes.get(j)) : cause;
                }
                roots.add(cause);
            }
        }
        return roots;
    }

    /** The first that explains it; of two that explain each other it is the one that comes first. */
    private static int owner(List<Cause> causes, int at) {
        Rule rule = causes.get(at).rule();
        for (int i = 0; i < causes.size(); i++) {
            Rule other = causes.get(i).rule();
            if (other.isCauseOf(rule) && (i < at || !rule.isCauseOf(other))) {
                return i;
            }
        }
        return at;
    }

    /** The end of a chain of causes; where it is a circle, the one that it began with. */
    private static int root(int[] owners, int from) {
        int at = from;
        for (int step = 0; step < owners.length && owners[at] != at; step++) {
            at = owners[at];
        }
        return owners[at] == at ? at : from;
    }

    private Cause with(Cause effect) {
        List<Deviation> all = new ArrayList<>(effects);
        all.addAll(effect.roots);
        all.addAll(effect.effects);
        Severity worse = effect.severity.weight() > severity.weight() ? effect.severity : severity;
        return new Cause(rank, rule, worse, roots, all);
    }
}
