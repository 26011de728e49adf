package dev.eidos.recipe;

import org.jspecify.annotations.Nullable;

/**
 * The library that a recipe was made with. A recipe names files of it, so that another library would make something
 * else of it.
 *
 * @param version as the library calls itself; null if it has no name
 * @param sha256 of everything that recipes are made of: its registry, overlays, mixins and components
 */
public record LibraryLock(@Nullable String version, String sha256) {

    /** The version if there is one, and enough of the digest to tell two apart. */
    public String text() {
        String digest = "sha256:" + sha256.substring(0, Math.min(12, sha256.length()));
        return version == null ? digest : version + " (" + digest + ")";
    }
}
