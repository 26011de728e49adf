package dev.eidos.recipe.release;

import dev.eidos.recipe.library.RegisteredComponent;

/** A place that knows what was published. */
@FunctionalInterface
public interface ReleaseSource {
    /** What is published of a component's chart. What cannot be read is {@link Published.Unknown}. */
    Published of(RegisteredComponent component) throws InterruptedException;
}
