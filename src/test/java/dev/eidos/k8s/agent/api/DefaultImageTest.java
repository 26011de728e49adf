package dev.eidos.k8s.agent.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultImageTest {
    @ParameterizedTest
    @CsvSource({
        "ghcr.io/nvidia/eidos, 1.2.0, ghcr.io/nvidia/eidos:1.2.0",
        "ghcr.io/nvidia/eidos, 1.2.0-SNAPSHOT, ghcr.io/nvidia/eidos:latest",
        "mirror.example:5000/eidos, 1.2.0, mirror.example:5000/eidos:1.2.0",
        "mirror.example:5000/eidos:mine, 1.2.0, mirror.example:5000/eidos:mine",
        "mirror.example/eidos@sha256:0000000000000000000000000000000000000000000000000000000000000000, 1.2.0,"
                + " mirror.example/eidos@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    })
    void aTagThatTheBuildLeavesOutIsThatOfTheVersion(String image, String version, String expected) {
        assertThat(DefaultImage.of(image, version)).hasToString(expected);
    }

    @Test
    void thisBuildHasOne() {
        assertThat(DefaultImage.current().toString()).matches("[a-z0-9./-]+/eidos:(latest|\\d+\\.\\d+\\.\\d+)");
    }

    @Test
    void aReleasedLauncherNamesIt() {
        // given
        String image = "ghcr.io/nvidia/eidos@sha256:" + "0".repeat(64);
        System.setProperty("eidos.image", image);

        try {
            // when, then
            assertThat(DefaultImage.current()).hasToString(image);
        } finally {
            System.clearProperty("eidos.image");
        }
    }

    @Test
    void aReleasedLauncherNamesTheArchitecturesOfItsIndex() {
        // given
        System.setProperty("eidos.image.architectures", "amd64,arm64");

        try {
            // when, then
            assertThat(DefaultImage.architectures()).containsExactly(Architecture.AMD64, Architecture.ARM64);
        } finally {
            System.clearProperty("eidos.image.architectures");
        }
        assertThat(DefaultImage.architectures()).containsExactly(Architecture.AMD64);
    }
}
