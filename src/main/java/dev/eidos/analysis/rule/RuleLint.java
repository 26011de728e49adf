package dev.eidos.analysis.rule;

import dev.eidos.compare.PathPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The faults of rules that can be read: each would do less than whoever wrote it believes. */
public final class RuleLint {
    private static final Set<String> TYPES = Set.of("OS", "SystemD", "GPU", "Hardware", "K8s", "NodeTopology");

    private RuleLint() {}

    /** The faults of a site's rules; none if all is well. */
    public static List<String> faults(RuleSet rules) {
        List<String> faults = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        List<Rule> all = new ArrayList<>(RuleReader.own().rules());
        all.addAll(rules.rules());
        for (Rule rule : rules.rules()) {
            for (PathPattern pattern : rule.explains()) {
                if (all.stream().noneMatch(other -> pattern.matches(other.id()) || pattern.matches(other.subject()))) {
                    faults.add("rule " + rule.id() + ": it explains " + pattern.text() + ", which is no rule");
                }
            }
            for (PathPattern key : rule.keys()) {
                String owner = owners.putIfAbsent(key.text() + " " + rule.side() + " " + rule.values(), rule.id());
                if (owner != null) {
                    faults.add("rule " + rule.id() + ": key " + key.text() + " belongs to rule " + owner
                            + ", which comes before");
                }
                unknownType(rule.id(), key.text(), faults);
            }
            rule.effects().forEach(effect -> unknownType(rule.id(), effect.text(), faults));
            rule.when().forEach(condition -> unknownType(rule.id(), condition.path(), faults));
            if (!rule.says().contains("{value}")
                    && rule.side() == Rule.Side.ANY
                    && rule.values().isEmpty()
                    && rule.severity() != Severity.NONE
                    && !rule.says().contains("{key}")
                    && rule.keys().stream().anyMatch(key -> key.text().contains("*"))) {
                faults.add("rule " + rule.id() + ": what it says has neither {value} nor {key}");
            }
            if (rule.severity() == Severity.CRITICAL && rule.commands().isEmpty()) {
                faults.add("rule " + rule.id() + ": it is critical, and has no command");
            }
        }
        return faults;
    }

    private static void unknownType(String rule, String path, List<String> faults) {
        int dot = path.indexOf('.');
        String type = dot < 0 ? path : path.substring(0, dot);
        if (!type.contains("*") && !TYPES.contains(type)) {
            faults.add("rule " + rule + ": " + path + " begins with no type of a snapshot");
        }
    }
}
