package dev.eidos.bundle.registry;

import org.jspecify.annotations.Nullable;

/**
 * The annotations of a bundle that is pushed.
 *
 * @param title a short name for people, such as that of the recipe
 * @param version of eidos
 * @param epoch seconds since 1970, the time of all files; null if none is set, then it is 1970 and the artifact does
 *     not say when it was made
 */
public record PushOptions(
        String title, String version, @Nullable Long epoch) {}
