package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aFolderOfSomethingElseIsRefusedBeforeAnythingIsRead() throws IOException {
        // given
        Files.writeString(folder.resolve("thesis.txt"), "chapter 1");

        // then
        assertThatThrownBy(() -> EvidenceFolder.of(folder.toString()))
                .hasMessageContaining("cannot keep evidence there");
        assertThat(folder.resolve("thesis.txt")).hasContent("chapter 1");
    }

    @Test
    void aBundleIsSomethingElse() throws IOException {
        // given
        Files.writeString(folder.resolve("checksums.txt"), "");

        // then
        assertThatThrownBy(() -> EvidenceFolder.of(folder.toString())).hasMessageContaining("cannot keep evidence");
    }

    @Test
    void aNewFolderAndAnEmptyOneAreTaken() {
        assertThat(EvidenceFolder.of(folder.toString())).isPresent();
        assertThat(EvidenceFolder.of(folder.resolve("new").toString())).isPresent();
        assertThat(EvidenceFolder.of("")).isEmpty();
    }
}
