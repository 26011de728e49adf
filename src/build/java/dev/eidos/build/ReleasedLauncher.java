package dev.eidos.build;

import dev.eidos.k8s.syntax.ImageReference;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The launcher of an archive that is released: it names the agent's image, which is there before the archive is, and
 * the architectures that the image is made for beside the archive.
 */
final class ReleasedLauncher {
    /** What every launcher tells the JVM first of its own. */
    private static final String BEFORE = "\"-Deidos.tty=$tty\"";

    private ReleasedLauncher() {}

    /**
     * The launcher with the image.
     *
     * @param image a name with a digest; empty to name none
     * @param platforms those of the image's index
     * @throws IllegalArgumentException if the image has no digest: a tag can be moved
     */
    static String naming(String image, Collection<Platform> platforms, String script) {
        if (!script.contains(BEFORE)) {
            throw new IllegalStateException("the launcher no longer has " + BEFORE + ": see ReleasedLauncher");
        }
        String architectures = platforms.stream().map(Platform::architecture).collect(Collectors.joining(","));
        String properties = "\"-Deidos.image.architectures=" + architectures + "\" ";
        if (!image.isEmpty()) {
            properties = "\"-Deidos.image=" + byDigest(image) + "\" " + properties;
        }
        return script.replace(BEFORE, properties + BEFORE);
    }

    private static ImageReference byDigest(String image) {
        ImageReference named = ImageReference.parse(image);
        if (named.digest().isEmpty()) {
            throw new IllegalArgumentException(
                    "a released archive names its image by digest, and this has none: " + image);
        }
        return named;
    }
}
