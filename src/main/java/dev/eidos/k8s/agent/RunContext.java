package dev.eidos.k8s.agent;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiResource;
import java.time.Clock;

/**
 * The surroundings of one run, shared by its steps.
 *
 * @param created by the run so far; what the clean-up goes by, however far the run came
 */
record RunContext(
        AgentConfig config, ApiClient api, AgentListener listener, Clock clock, RunId run, CreatedObjects created) {

    AgentManifests manifests() {
        return AgentManifests.of(config, run);
    }

    ApiResource job(String name) {
        return ApiResource.job(config.namespace(), name);
    }
}
