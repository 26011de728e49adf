package dev.eidos.recipe.render;

import java.time.Duration;

/**
 * The limits of rendering: many times what charts take, so that one that never ends, or fills the memory, is ended.
 *
 * @param start the time for the engine to load
 * @param render the time for one rendering
 * @param memory of the engine's process, in bytes
 * @param output of one rendering, in bytes
 */
public record HelmLimits(Duration start, Duration render, long memory, int output) {
    public static final HelmLimits STANDARD =
            new HelmLimits(Duration.ofSeconds(60), Duration.ofSeconds(30), 2L << 30, 48 << 20);
}
