package dev.eidos.analysis.rule;

import dev.eidos.compare.FactKinds;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that an analysis goes by, in their order: the first that a difference is a key of has it.
 *
 * @param kinds which paths are compared how
 */
public record RuleSet(FactKinds kinds, List<Rule> rules) {
    public RuleSet {
        rules = List.copyOf(rules);
    }

    /** With more behind them. */
    RuleSet then(RuleSet more) {
        List<FactKinds.Entry> allKinds = new ArrayList<>(kinds.entries());
        allKinds.addAll(more.kinds().entries());
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(more.rules());
        return new RuleSet(new FactKinds(allKinds), all);
    }

    /** With a site's own, which come first. */
    public RuleSet with(RuleSet own) {
        List<FactKinds.Entry> allKinds = new ArrayList<>(own.kinds().entries());
        allKinds.addAll(kinds.entries());
        List<Rule> all = new ArrayList<>(own.rules());
        rules.stream()
                .filter(rule ->
                        own.rules().stream().noneMatch(other -> other.id().equals(rule.id())))
                .forEach(all::add);
        return new RuleSet(new FactKinds(allKinds), all);
    }
}
