package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The permissions that the rules of a Role grant, whatever way the rules are written. */
final class RoleComparison {
    private static final Set<String> PLAIN = Set.of("apiGroups", "resources", "resourceNames", "verbs");
    private static final String EVERY_NAME = "";

    private RoleComparison() {}

    private record Grant(String group, String resource, String name, String verb) {}

    /** Returns whether two Roles allow the same: order and grouping of rules, and of names in them, do not matter. */
    static boolean same(Value.Mapping one, Value.Mapping other) {
        return arePlain(one) && arePlain(other) && grants(one).equals(grants(other));
    }

    /** Rules about URLs are not among ours. */
    private static boolean arePlain(Value.Mapping role) {
        return role.items("rules").stream()
                .allMatch(rule -> rule instanceof Value.Mapping mapping
                        && PLAIN.containsAll(mapping.entries().keySet()));
    }

    private static Set<Grant> grants(Value.Mapping role) {
        Set<Grant> grants = new HashSet<>();
        for (Value rule : role.items("rules")) {
            for (String group : texts(rule, "apiGroups")) {
                for (String resource : texts(rule, "resources")) {
                    for (String name : names(rule)) {
                        texts(rule, "verbs").forEach(verb -> grants.add(new Grant(group, resource, name, verb)));
                    }
                }
            }
        }
        return grants;
    }

    private static List<String> names(Value rule) {
        List<String> names = texts(rule, "resourceNames");
        return names.isEmpty() ? List.of(EVERY_NAME) : names;
    }

    static List<String> texts(Value rule, String key) {
        return rule.items(key).stream().map(Value::text).toList();
    }
}
