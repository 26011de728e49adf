package dev.eidos.k8s.agent;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiResource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The surroundings of one run, shared by its steps.
 *
 * @param created by the run so far; what the clean-up goes by, however far the run came
 * @param deadline by which the run has to be over, but for its clean-up
 */
record RunContext(
        AgentConfig config,
        ApiClient api,
        AgentListener listener,
        Clock clock,
        RunId run,
        CreatedObjects created,
        Instant deadline) {

    /** The same from its first request on: the timeout begins. */
    RunContext begun() {
        Duration time = config.run().timeout();
        return new RunContext(
                config,
                api.within(time),
                listener,
                clock,
                run,
                created,
                clock.instant().plus(time));
    }

    /** The time that the run has left. */
    Duration left() {
        return Duration.between(clock.instant(), deadline);
    }

    AgentManifests manifests() {
        return AgentManifests.of(config, run);
    }

    ApiResource job(String name) {
        return ApiResource.job(config.namespace(), name);
    }
}
