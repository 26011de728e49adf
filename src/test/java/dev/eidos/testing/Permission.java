package dev.eidos.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that RBAC lets a user do.
 *
 * @param namespace empty for cluster-wide
 * @param group empty for the core API
 * @param resource with its subresource, as RBAC writes it: {@code pods/log}
 */
public record Permission(String namespace, String group, String resource, String verb) {

    public static List<Permission> in(String namespace, String group, String resource, String... verbs) {
        List<Permission> permissions = new ArrayList<>();
        for (String verb : verbs) {
            permissions.add(new Permission(namespace, group, resource, verb));
        }
        return permissions;
    }

    public static List<Permission> clusterWide(String group, String resource, String... verbs) {
        return in("", group, resource, verbs);
    }

    /** All but one, for "each single missing permission". */
    public static List<Permission> except(List<Permission> all, Permission missing) {
        return all.stream().filter(permission -> !permission.equals(missing)).toList();
    }

    /** As {@code kubectl auth can-i} takes it. */
    @Override
    public String toString() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group)
                + (namespace.isEmpty() ? "" : " in " + namespace);
    }
}
