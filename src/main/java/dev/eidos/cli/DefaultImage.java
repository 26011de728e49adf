package dev.eidos.cli;

import dev.eidos.k8s.agent.ImageReference;

/** The image of the agent that belongs to this program: of the same version; the latest for a development build. */
final class DefaultImage {
    private static final String NAME = "ghcr.io/nvidia/eidos";

    private DefaultImage() {}

    static ImageReference of(String version) {
        return ImageReference.parse(NAME + ":" + (version.endsWith("-SNAPSHOT") ? "latest" : version));
    }
}
