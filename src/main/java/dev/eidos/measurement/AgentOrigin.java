package dev.eidos.measurement;

import org.jspecify.annotations.Nullable;

/**
 * The run of an agent that took a snapshot.
 *
 * @param run its id
 * @param profile what of its node the agent saw
 * @param image that it ran from, as its pod names it
 */
public record AgentOrigin(
        @Nullable String run,
        @Nullable String profile,
        @Nullable String image) {
    /** No agent took it. */
    public static final AgentOrigin NONE = new AgentOrigin(null, null, null);
}
