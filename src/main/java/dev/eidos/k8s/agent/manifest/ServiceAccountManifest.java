package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;

/** Who the agent is to the API server. */
final class ServiceAccountManifest {
    private ServiceAccountManifest() {}

    static Manifest of(AgentConfig config) {
        return Metadata.manifest(
                ObjectKind.SERVICE_ACCOUNT, config.namespace(), config.placement().serviceAccountName(), Labels.lasting(config));
    }
}
