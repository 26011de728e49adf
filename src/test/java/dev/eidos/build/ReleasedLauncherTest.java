package dev.eidos.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReleasedLauncherTest {
    private static final String IMAGE = "ghcr.io/nvidia/eidos@sha256:" + "0".repeat(64);

    @Test
    void theArchivesLauncherNamesTheImageByDigest() throws IOException {
        // given
        String script = Files.readString(Path.of("src/main/sh/eidos"));

        // when
        String released = ReleasedLauncher.naming(IMAGE, script);

        // then
        assertThat(released).contains(" \"-Deidos.image=" + IMAGE + "\" \"-Deidos.tty=$tty\" ");
        assertThat(ReleasedLauncher.naming("", script)).isEqualTo(script);
    }

    @Test
    void aTagIsRefused() {
        assertThatThrownBy(() -> ReleasedLauncher.naming("ghcr.io/nvidia/eidos:1.2.0", "\"-Deidos.tty=$tty\""))
                .hasMessageContaining("by digest")
                .hasMessageContaining("ghcr.io/nvidia/eidos:1.2.0");
    }
}
