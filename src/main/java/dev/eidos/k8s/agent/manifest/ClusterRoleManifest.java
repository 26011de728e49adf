package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;
import java.util.List;

/**
 * Lets the agent read what the snapshot says about the cluster: nodes (their number, labels, taints, and the agent's
 * own), pods (the images in use) and the GPU Operator's configuration. Never Secrets. The server's version needs no
 * rule: every authenticated user may read it ({@code system:public-info-viewer}).
 */
final class ClusterRoleManifest {
    private ClusterRoleManifest() {}

    static Manifest of(AgentConfig config) {
        return Metadata.manifest(
                ObjectKind.CLUSTER_ROLE,
                "",
                AgentConfig.DEFAULT_NAME,
                Labels.lasting(config),
                "rules",
                List.of(
                        RbacObjects.rule("", "nodes", "get", "list"),
                        RbacObjects.rule("", "pods", "get", "list"),
                        RbacObjects.rule("nvidia.com", "clusterpolicies", "get", "list")));
    }
}
