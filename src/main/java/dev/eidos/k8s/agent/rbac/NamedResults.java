package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.RbacManifests;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The results that users have named, as the rules of a Role name them. What one run has added another must not take
 * away: the one that needs it may be at work.
 */
final class NamedResults {
    private static final String RULES = "rules";

    private NamedResults() {}

    /** The Role that is wanted, with the results that the one that was found allows to write. */
    static Value.Mapping keep(Value.Mapping wanted, Value.Mapping found) {
        Set<String> names = new LinkedHashSet<>(of(found));
        names.addAll(of(wanted));
        if (names.isEmpty()) {
            return wanted;
        }
        List<Value> rules = new ArrayList<>(wanted.items(RULES));
        rules.removeIf(NamedResults::isAboutResults);
        rules.add(RbacManifests.results(names));
        return wanted.with(RULES, rules);
    }

    private static List<String> of(Value.Mapping role) {
        return role.items(RULES).stream()
                .filter(NamedResults::isAboutResults)
                .flatMap(rule -> RoleComparison.texts(rule, "resourceNames").stream())
                .toList();
    }

    /** A rule of another form grants something else: it is none of ours, and is not kept. */
    private static boolean isAboutResults(Value rule) {
        return !rule.items("resourceNames").isEmpty()
                && RoleComparison.texts(rule, "apiGroups").equals(List.of(""))
                && RoleComparison.texts(rule, "resources").equals(List.of(RbacManifests.CONFIG_MAPS))
                && Set.copyOf(RoleComparison.texts(rule, "verbs")).equals(Set.copyOf(RbacManifests.RESULT_VERBS));
    }
}
