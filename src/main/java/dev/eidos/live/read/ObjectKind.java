package dev.eidos.live.read;

import org.jspecify.annotations.Nullable;

/**
 * A kind of object of the API.
 *
 * @param group empty for the core group
 * @param version in which it is read
 * @param plural as in paths
 */
public record ObjectKind(String group, String version, String plural) {
    public static final ObjectKind NAMESPACES = new ObjectKind("", "v1", "namespaces");
    public static final ObjectKind NODES = new ObjectKind("", "v1", "nodes");
    public static final ObjectKind PODS = new ObjectKind("", "v1", "pods");
    public static final ObjectKind EVENTS = new ObjectKind("", "v1", "events");
    public static final ObjectKind CLAIMS = new ObjectKind("", "v1", "persistentvolumeclaims");
    public static final ObjectKind SERVICES = new ObjectKind("", "v1", "services");
    public static final ObjectKind DEPLOYMENTS = new ObjectKind("apps", "v1", "deployments");
    public static final ObjectKind DAEMON_SETS = new ObjectKind("apps", "v1", "daemonsets");
    public static final ObjectKind STATEFUL_SETS = new ObjectKind("apps", "v1", "statefulsets");
    public static final ObjectKind JOBS = new ObjectKind("batch", "v1", "jobs");
    public static final ObjectKind ENDPOINT_SLICES = new ObjectKind("discovery.k8s.io", "v1", "endpointslices");
    public static final ObjectKind CRDS = new ObjectKind("apiextensions.k8s.io", "v1", "customresourcedefinitions");
    public static final ObjectKind VALIDATING =
            new ObjectKind("admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations");
    public static final ObjectKind MUTATING =
            new ObjectKind("admissionregistration.k8s.io", "v1", "mutatingwebhookconfigurations");

    /** As kubectl and Roles name it: {@code deployments.apps}. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** One object, for messages: {@code deployments.apps/namespace/name}. */
    public String object(@Nullable String namespace, String name) {
        return resource() + "/" + (namespace == null || namespace.isEmpty() ? "" : namespace + "/") + name;
    }

    String path(@Nullable String namespace) {
        String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        return root + (namespace == null ? "" : "/namespaces/" + namespace) + "/" + plural;
    }
}
