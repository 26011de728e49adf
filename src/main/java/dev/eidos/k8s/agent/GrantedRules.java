package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import java.util.List;

/**
 * What the server says that the caller may do in one namespace (SelfSubjectRulesReview v1 authorization).
 *
 * @param incomplete whether an authorizer took part that cannot list its rules, and so may also overrule the listed
 *     ones
 */
record GrantedRules(String namespace, List<Node> rules, boolean incomplete) {
    private static final String ALL = "*";

    GrantedRules {
        rules = List.copyOf(rules);
    }

    static GrantedRules of(String namespace, Node.Mapping review) {
        return new GrantedRules(
                namespace, Tree.items(review, "status", "resourceRules"), Tree.flag(review, "status", "incomplete"));
    }

    /**
     * Whether the permission is granted for certain. What is not in a namespace never is: the review does not tell the
     * rules that hold in the whole cluster from those that a RoleBinding gives in this namespace.
     */
    boolean grant(Permission permission) {
        return !incomplete
                && permission.namespace().equals(namespace)
                && rules.stream().anyMatch(rule -> grants(rule, permission));
    }

    private static boolean grants(Node rule, Permission permission) {
        return names(rule, "apiGroups", permission.group())
                && names(rule, "verbs", permission.verb())
                && (names(rule, "resources", permission.resourceInRules()) || namesSubresource(rule, permission))
                && namesObject(rule, permission);
    }

    private static boolean names(Node rule, String key, String wanted) {
        List<String> named = texts(rule, key);
        return named.contains(ALL) || named.contains(wanted);
    }

    /** {@code *}{@code /log}: that subresource of whatever has one. */
    private static boolean namesSubresource(Node rule, Permission permission) {
        return !permission.subresource().isEmpty()
                && texts(rule, "resources").contains(ALL + "/" + permission.subresource());
    }

    /** A rule for some names grants nothing about all, nor about what has no name yet. */
    private static boolean namesObject(Node rule, Permission permission) {
        List<String> named = texts(rule, "resourceNames");
        return named.isEmpty() || (!permission.name().isEmpty() && named.contains(permission.name()));
    }

    private static List<String> texts(Node rule, String key) {
        return Tree.items(rule, key).stream().map(item -> Tree.text(item)).toList();
    }
}
