package dev.eidos.k8s.agent.preflight;

import dev.eidos.document.Value;
import java.util.List;

/**
 * The rules of what the caller may do in one namespace, as the server lists them (SelfSubjectRulesReview v1
 * authorization).
 *
 * @param incomplete whether an authorizer took part that cannot list its rules, and so may also overrule the listed
 *     ones
 */
record SubjectRules(String namespace, List<Value> rules, boolean incomplete) {
    private static final String ALL = "*";

    SubjectRules {
        rules = List.copyOf(rules);
    }

    static SubjectRules of(String namespace, Value.Mapping review) {
        return new SubjectRules(
                namespace, review.items("status", "resourceRules"), review.flag("status", "incomplete"));
    }

    /**
     * Returns whether the permission is granted for certain. One about cluster-scoped objects never is: the review does
     * not tell the rules that hold in the whole cluster from those that a RoleBinding gives in this namespace.
     */
    boolean grant(Permission permission) {
        return !incomplete
                && permission.namespace().equals(namespace)
                && rules.stream().anyMatch(rule -> grants(rule, permission));
    }

    private static boolean grants(Value rule, Permission permission) {
        return names(rule, "apiGroups", permission.group())
                && names(rule, "verbs", permission.verb())
                && (names(rule, "resources", permission.resourceInRules()) || namesSubresource(rule, permission))
                && namesObject(rule, permission);
    }

    private static boolean names(Value rule, String key, String wanted) {
        List<String> named = texts(rule, key);
        return named.contains(ALL) || named.contains(wanted);
    }

    /** {@code *}{@code /log}: that subresource of whatever has one. */
    private static boolean namesSubresource(Value rule, Permission permission) {
        return !permission.subresource().isEmpty()
                && texts(rule, "resources").contains(ALL + "/" + permission.subresource());
    }

    /** A rule for some names grants nothing about all, nor about what has no name yet. */
    private static boolean namesObject(Value rule, Permission permission) {
        List<String> named = texts(rule, "resourceNames");
        return named.isEmpty() || (!permission.name().isEmpty() && named.contains(permission.name()));
    }

    private static List<String> texts(Value rule, String key) {
        return rule.items(key).stream().map(Value::text).toList();
    }
}
