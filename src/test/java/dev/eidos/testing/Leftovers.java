package dev.eidos.testing;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;

/** Objects that bear eidos' label, as {@code resource/name}. */
public final class Leftovers {
    private static final String OURS = "?labelSelector=app.kubernetes.io/managed-by%3Deidos";

    /** What a run must take away with it, whatever happens. */
    private static final List<String> OF_A_RUN =
            List.of("/apis/batch/v1#jobs", "/api/v1#pods", "/api/v1#configmaps", "/api/v1#secrets");

    private static final List<String> RBAC = List.of(
            "/api/v1#serviceaccounts",
            "/apis/rbac.authorization.k8s.io/v1#roles",
            "/apis/rbac.authorization.k8s.io/v1#rolebindings");

    private static final List<String> CLUSTER_WIDE = List.of(
            "/apis/rbac.authorization.k8s.io/v1#clusterroles",
            "/apis/rbac.authorization.k8s.io/v1#clusterrolebindings",
            "/api/v1#namespaces");

    private Leftovers() {}

    /** Jobs, pods and results. */
    public static List<String> ofRuns(RawApi api, String namespace) {
        return list(api, OF_A_RUN, "/namespaces/" + namespace);
    }

    /** ServiceAccounts, roles and their bindings. */
    public static List<String> rbac(RawApi api, String namespace) {
        return list(api, RBAC, "/namespaces/" + namespace);
    }

    /** Of everyone who uses the cluster at this time: ClusterRoles, their bindings, and namespaces. */
    public static List<String> clusterWide(RawApi api) {
        return list(api, CLUSTER_WIDE, "");
    }

    private static List<String> list(RawApi api, List<String> kinds, String within) {
        List<String> found = new ArrayList<>();
        for (String kind : kinds) {
            int mark = kind.indexOf('#');
            String resource = kind.substring(mark + 1);
            for (Value item :
                    Fields.items(api.get(kind.substring(0, mark) + within + "/" + resource + OURS), "items")) {
                found.add(resource + "/" + Fields.name(item));
            }
        }
        return found;
    }
}
