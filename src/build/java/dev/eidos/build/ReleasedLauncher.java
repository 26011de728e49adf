package dev.eidos.build;

import dev.eidos.k8s.syntax.ImageReference;

/** The launcher of an archive that is released: it names the agent's image, which is there before the archive is. */
final class ReleasedLauncher {
    /** What every launcher tells the JVM first of its own. */
    private static final String BEFORE = "\"-Deidos.tty=$tty\"";

    private ReleasedLauncher() {}

    /**
     * The launcher with the image.
     *
     * @param image a name with a digest; empty to leave the launcher as it is
     * @throws IllegalArgumentException if the image has no digest: a tag can be moved
     */
    static String naming(String image, String script) {
        if (image.isEmpty()) {
            return script;
        }
        ImageReference named = ImageReference.parse(image);
        if (named.digest().isEmpty()) {
            throw new IllegalArgumentException(
                    "a released archive names its image by digest, and this has none: " + image);
        }
        if (!script.contains(BEFORE)) {
            throw new IllegalStateException("the launcher no longer has " + BEFORE + ": see ReleasedLauncher");
        }
        return script.replace(BEFORE, "\"-Deidos.image=" + named + "\" " + BEFORE);
    }
}
