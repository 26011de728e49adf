package dev.eidos.analysis;

import dev.eidos.analysis.rule.Rule;
import dev.eidos.compare.FactPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rules that differences belong to: the first that fits has each. */
final class RuleBook {
    private final List<Rule> rules;
    private final Map<FactPath, int[]> ofPath = new HashMap<>();

    RuleBook(List<Rule> rules) {
        this.rules = rules;
    }

    List<Rule> rules() {
        return rules;
    }

    /** The index of the rule of a difference; the number of rules if it has none. */
    int of(Deviation deviation) {
        for (int candidate : candidates(deviation.path())) {
            if (rules.get(candidate).means(deviation.own(), deviation.usual().value())) {
                return candidate;
            }
        }
        return rules.size();
    }

    /** The index of the rule of a path at which nodes have many values; the number of rules if it has none. */
    int ofMany(FactPath path) {
        for (int candidate : candidates(path)) {
            Rule rule = rules.get(candidate);
            if (rule.side() == Rule.Side.ANY && rule.values().isEmpty()) {
                return candidate;
            }
        }
        return rules.size();
    }

    private int[] candidates(FactPath path) {
        return ofPath.computeIfAbsent(
                path,
                _ -> IntStream.range(0, rules.size())
                        .filter(i -> rules.get(i).rank(path.text()) >= 0)
                        .toArray());
    }
}
