package dev.eidos.k8s.api;

import org.jspecify.annotations.Nullable;

/**
 * One object of the API, by its address.
 *
 * @param group empty for the core group
 * @param plural as in paths, such as {@code configmaps}
 * @param namespace none for what is not in one
 */
public record ApiResource(
        String group,
        String version,
        String plural,
        @Nullable String namespace,
        String name) {
    private static final String RBAC = "rbac.authorization.k8s.io";

    public static ApiResource namespace(String name) {
        return new ApiResource("", "v1", "namespaces", null, name);
    }

    public static ApiResource node(String name) {
        return new ApiResource("", "v1", "nodes", null, name);
    }

    public static ApiResource configMap(String namespace, String name) {
        return new ApiResource("", "v1", "configmaps", namespace, name);
    }

    public static ApiResource secret(String namespace, String name) {
        return new ApiResource("", "v1", "secrets", namespace, name);
    }

    public static ApiResource pod(String namespace, String name) {
        return new ApiResource("", "v1", "pods", namespace, name);
    }

    public static ApiResource event(String namespace, String name) {
        return new ApiResource("", "v1", "events", namespace, name);
    }

    public static ApiResource serviceAccount(String namespace, String name) {
        return new ApiResource("", "v1", "serviceaccounts", namespace, name);
    }

    public static ApiResource job(String namespace, String name) {
        return new ApiResource("batch", "v1", "jobs", namespace, name);
    }

    public static ApiResource role(String namespace, String name) {
        return new ApiResource(RBAC, "v1", "roles", namespace, name);
    }

    public static ApiResource roleBinding(String namespace, String name) {
        return new ApiResource(RBAC, "v1", "rolebindings", namespace, name);
    }

    public static ApiResource clusterRole(String name) {
        return new ApiResource(RBAC, "v1", "clusterroles", null, name);
    }

    public static ApiResource clusterRoleBinding(String name) {
        return new ApiResource(RBAC, "v1", "clusterrolebindings", null, name);
    }

    /** The path of the collection that the object is in. */
    public String collection() {
        return (group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version)
                + (namespace == null ? "" : "/namespaces/" + namespace)
                + "/"
                + plural;
    }

    /** The object's own path. */
    public String path() {
        return collection() + "/" + name;
    }

    /** As our errors name it: {@code namespaces/gpu-operator/jobs/eidos}. */
    public String object() {
        return (namespace == null ? "" : "namespaces/" + namespace + "/") + plural + "/" + name;
    }

    /** As {@code kubectl} takes it: {@code job/eidos --namespace gpu-operator}. */
    public String kubectl() {
        String kind = plural.substring(0, plural.length() - 1);
        return kind + "/" + name + (namespace == null ? "" : " --namespace " + namespace);
    }
}
