package dev.eidos.testing;

import java.util.List;
import java.util.stream.Stream;

/** What a user needs who deploys the agent. */
public final class AgentPermissions {
    private static final String RBAC = "rbac.authorization.k8s.io";

    private AgentPermissions() {}

    /** To run in a namespace that exists, with RBAC in place or to be made, and to clean up. */
    public static List<Permission> all(String namespace) {
        return Stream.of(ofRun(namespace), ofRbac(namespace), granted(namespace))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The run itself: its Job, pod, events and result. */
    public static List<Permission> ofRun(String namespace) {
        return Stream.of(
                        Permission.in(namespace, "batch", "jobs", "get", "list", "watch", "create", "delete"),
                        Permission.in(namespace, "", "pods", "get", "list", "watch", "delete"),
                        Permission.in(namespace, "", "pods/log", "get"),
                        Permission.in(namespace, "", "events", "list", "watch"),
                        Permission.in(namespace, "", "configmaps", "get", "list", "watch", "delete"))
                .flatMap(List::stream)
                .toList();
    }

    /** To look for the five RBAC objects, make them, bring them up to date, and remove them. */
    public static List<Permission> ofRbac(String namespace) {
        String[] verbs = {"get", "list", "create", "update", "patch", "delete"};
        return Stream.of(
                        Permission.clusterWide("", "namespaces", "get", "create"),
                        Permission.in(namespace, "", "serviceaccounts", verbs),
                        Permission.in(namespace, RBAC, "roles", verbs),
                        Permission.in(namespace, RBAC, "rolebindings", verbs),
                        Permission.clusterWide(RBAC, "clusterroles", verbs),
                        Permission.clusterWide(RBAC, "clusterrolebindings", verbs))
                .flatMap(List::stream)
                .toList();
    }

    /** What the agent may do: nobody can grant what they do not have. */
    public static List<Permission> granted(String namespace) {
        return Stream.of(
                        Permission.in(namespace, "", "configmaps", "create"),
                        Permission.clusterWide("", "nodes", "get", "list"),
                        Permission.clusterWide("", "pods", "list"),
                        Permission.clusterWide("", "namespaces", "get"),
                        Permission.clusterWide("resource.k8s.io", "resourceslices", "list"),
                        Permission.clusterWide("resource.k8s.io", "deviceclasses", "list"),
                        Permission.clusterWide("nvidia.com", "clusterpolicies", "list"),
                        Permission.clusterWide("nvidia.com", "gpuclusters", "list"),
                        Permission.clusterWide("nvidia.com", "nvidiadrivers", "list"),
                        Permission.clusterWide("mellanox.com", "nicclusterpolicies", "list"),
                        Permission.clusterWide("apps", "daemonsets", "list"),
                        Permission.clusterWide("apps", "deployments", "list"),
                        Permission.clusterWide("apps", "statefulsets", "list"),
                        Permission.clusterWide("helm.toolkit.fluxcd.io", "helmreleases", "list"),
                        Permission.clusterWide("argoproj.io", "applications", "list"))
                .flatMap(List::stream)
                .toList();
    }
}
