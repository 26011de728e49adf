package dev.eidos.collector.k8s.served;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiErrors;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API groups that a cluster serves, so that nothing is asked of groups that are not there. */
public interface ApiGroups {

    /**
     * The versions of a group, in the server's order; empty for a group that is not served; none where nobody knows,
     * and each version has to be tried.
     *
     * @throws EidosException if the server cannot be reached
     */
    Optional<List<String>> versions(String group);

    /**
     * As the server tells, which is asked once (APIGroupList at {@code /apis}; Kubernetes' default role
     * {@code system:discovery} lets every authenticated user read it).
     */
    static ApiGroups of(ClusterConnection cluster) {
        return new Told(cluster);
    }

    /** As the server's version lets expect, which is known without another request. */
    static ApiGroups byVersion(ClusterConnection cluster) {
        return group -> {
            try {
                return Releases.versions(group, cluster.version().gitVersion());
            } catch (EidosException e) {
                if (ApiErrors.isUnreachable(e)) {
                    throw e;
                }
                return Optional.empty();
            }
        };
    }

    /** The groups as the server tells them. */
    final class Told implements ApiGroups {
        private static final Selection WANTED = Selection.of("groups.name", "groups.versions.version");

        private final ClusterConnection cluster;
        private @Nullable Map<String, List<String>> groups;
        private boolean hidden;

        private Told(ClusterConnection cluster) {
            this.cluster = cluster;
        }

        @Override
        public synchronized Optional<List<String>> versions(String group) {
            if (groups == null && !hidden) {
                try {
                    groups = read(cluster.get("cannot read the API groups", "/apis", "/apis", WANTED));
                } catch (EidosException e) {
                    if (ApiErrors.isUnreachable(e)) {
                        throw e;
                    }
                    hidden = true;
                }
            }
            return groups == null || groups.isEmpty()
                    ? Optional.empty()
                    : Optional.of(groups.getOrDefault(group, List.of()));
        }

        private static Map<String, List<String>> read(Value answer) {
            Map<String, List<String>> groups = new HashMap<>();
            for (Value group : answer.items("groups")) {
                groups.put(
                        group.text("name"),
                        group.items("versions").stream()
                                .map(version -> version.text("version"))
                                .toList());
            }
            return groups;
        }
    }
}
