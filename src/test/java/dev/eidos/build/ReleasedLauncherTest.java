package dev.eidos.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleasedLauncherTest {
    private static final String IMAGE = "ghcr.io/nvidia/eidos@sha256:" + "0".repeat(64);

    @Test
    void theArchivesLauncherNamesTheImageByDigest() throws IOException {
        // given
        String script = Files.readString(Path.of("src/main/sh/eidos"));

        // when
        String released = ReleasedLauncher.naming(IMAGE, List.of(Platform.X64, Platform.ARM64), script);

        // then
        assertThat(released)
                .contains(" \"-Deidos.image=" + IMAGE
                        + "\" \"-Deidos.image.architectures=amd64,arm64\" \"-Deidos.tty=$tty\" ");
        assertThat(ReleasedLauncher.naming("", List.of(Platform.X64), script))
                .isEqualTo(script.replace(
                        "\"-Deidos.tty=$tty\"", "\"-Deidos.image.architectures=amd64\" \"-Deidos.tty=$tty\""));
    }

    @Test
    void aTagIsRefused() {
        assertThatThrownBy(() -> ReleasedLauncher.naming(
                        "ghcr.io/nvidia/eidos:1.2.0", List.of(Platform.X64), "\"-Deidos.tty=$tty\""))
                .hasMessageContaining("by digest")
                .hasMessageContaining("ghcr.io/nvidia/eidos:1.2.0");
    }
}
