package dev.eidos.k8s.agent.api;

import dev.eidos.k8s.syntax.ImageReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The image that agents run when nobody names another: the one that was released with this eidos. */
public final class DefaultImage {
    /** The system property by which a launcher names the image. */
    private static final String PROPERTY = "eidos.image";

    /** The system property by which a launcher names the architectures of the image's index. */
    private static final String PLATFORMS = "eidos.image.architectures";

    private DefaultImage() {}

    /**
     * The architectures of nodes that can run it: those of the image that was built beside this archive. A build that
     * made no archive has an image for one alone, or none.
     */
    public static List<Architecture> architectures() {
        String names = System.getProperty(PLATFORMS);
        if (names == null) {
            return List.of(Architecture.AMD64);
        }
        List<Architecture> architectures = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            architectures.add(Architecture.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return architectures;
    }

    /**
     * Such as {@code ghcr.io/nvidia/eidos:1.2.0}; set by the property {@code eidos.image} of the build. A released
     * archive's launcher names it by digest, so that nobody who may move a tag decides what runs as root on nodes: this
     * jar cannot, as it is in that image.
     */
    public static ImageReference current() {
        String released = System.getProperty(PROPERTY);
        return released == null ? built() : ImageReference.parse(released);
    }

    private static ImageReference built() {
        var properties = new Properties();
        try (var in = DefaultImage.class.getResourceAsStream("/dev/eidos/version.properties")) {
            properties.load(Objects.requireNonNull(in, "version.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(
                Objects.requireNonNull(properties.getProperty("image")),
                Objects.requireNonNull(properties.getProperty("version")));
    }

    /** @param image used as it is if it has a tag or a digest */
    static ImageReference of(String image, String version) {
        ImageReference named = ImageReference.parse(image);
        return named.tag().isPresent() || named.digest().isPresent()
                ? named
                : ImageReference.parse(image + ":" + (version.endsWith("-SNAPSHOT") ? "latest" : version));
    }
}
