package dev.eidos.recipe.charts;

import org.jspecify.annotations.Nullable;

/**
 * A chart that is looked for.
 *
 * @param version null for none in particular
 * @param repository where a recipe has it from; null where it does not say
 */
public record ChartRef(
        String name,
        @Nullable String version,
        @Nullable String repository) {

    /** Returns whether a version is the one that is looked for; some write {@code v1.2.3}, some {@code 1.2.3}. */
    boolean isVersion(String other) {
        return version == null || plain(version).equals(plain(other));
    }

    private static String plain(String version) {
        return version.startsWith("v") ? version.substring(1) : version;
    }

    @Override
    public String toString() {
        return version == null ? name : name + " " + version;
    }
}
