package dev.eidos.k8s.agent.manifest;

/** The kinds of objects that a run of the agent needs, and where the API server has them. */
public enum ObjectKind {
    NAMESPACE("v1", "Namespace", "namespaces", false),
    SERVICE_ACCOUNT("v1", "ServiceAccount", "serviceaccounts", true),
    ROLE("rbac.authorization.k8s.io/v1", "Role", "roles", true),
    ROLE_BINDING("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings", true),
    CLUSTER_ROLE("rbac.authorization.k8s.io/v1", "ClusterRole", "clusterroles", false),
    CLUSTER_ROLE_BINDING("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "clusterrolebindings", false),
    JOB("batch/v1", "Job", "jobs", true);

    private final String apiVersion;
    private final String kind;
    private final String plural;
    private final boolean namespaced;

    ObjectKind(String apiVersion, String kind, String plural, boolean namespaced) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.plural = plural;
        this.namespaced = namespaced;
    }

    public String apiVersion() {
        return apiVersion;
    }

    public String kind() {
        return kind;
    }

    public String plural() {
        return plural;
    }

    public boolean isNamespaced() {
        return namespaced;
    }

    /** {@code rbac.authorization.k8s.io}; empty for the core group. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** The API's version without its group: {@code v1}. */
    public String version() {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    /** The URL path of all objects of this kind. */
    String collectionPath(String namespace) {
        return (group().isEmpty() ? "/api/" : "/apis/")
                + apiVersion
                + (namespaced ? "/namespaces/" + namespace : "")
                + "/"
                + plural;
    }
}
