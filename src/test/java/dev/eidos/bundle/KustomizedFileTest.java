package dev.eidos.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The file of a kustomization, and the command that writes it. */
class KustomizedFileTest {
    @Test
    void theCommandCanBePastedWhereverTheFileIs() {
        assertThat(KustomizedFile.command("https://git.example.com/a//b?ref=v1", "/srv/my charts/a-v1.yaml"))
                .isEqualTo("kubectl kustomize 'https://git.example.com/a//b?ref=v1' > '/srv/my charts/a-v1.yaml'");
    }
}
