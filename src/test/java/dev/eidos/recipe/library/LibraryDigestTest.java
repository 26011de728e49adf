package dev.eidos.recipe.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.LibraryLock;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryDigestTest {
    @TempDir
    private Path folder;

    private LibraryFolder library(String name) {
        return new LibraryFolder(folder.resolve(name)).registry("gpu").overlay("base", "criteria: {}");
    }

    @Test
    void equalLibrariesHaveEqualDigestsWhereverTheyLie() {
        assertThat(library("one").files().sha256())
                .isEqualTo(library("other").files().sha256())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void whateverARecipeMayBeMadeOfCounts() {
        // given
        String before = library("one").files().sha256();

        // then
        assertThat(library("values").file("components/gpu/values.yaml", "a: 1").files().sha256())
                .isNotEqualTo(before);
        assertThat(library("overlay").overlay("eks", "criteria: {service: eks}").files().sha256())
                .isNotEqualTo(before);
        assertThat(library("readme").file("README.md", "# Ours").files().sha256())
                .isEqualTo(before);
    }

    @Test
    void bothLayersCount() {
        // given
        LibraryFiles lower = library("lower").files();
        LibraryFiles upper = library("upper").file("components/gpu/values.yaml", "a: 1").files();

        // then
        assertThat(new LayeredFiles(lower, upper).sha256())
                .isNotEqualTo(lower.sha256())
                .isNotEqualTo(upper.sha256())
                .isNotEqualTo(new LayeredFiles(upper, lower).sha256());
    }

    @Test
    void theEmbeddedLibraryHasAVersionAndADigest() {
        // when
        LibraryLock lock = new RecipeLibrary(EmbeddedFiles.open(), _ -> {}).lock();

        // then
        assertThat(lock.version()).matches("[0-9]{4}[.][0-9]{2}[.][0-9]{2}");
        assertThat(lock.sha256()).matches("[0-9a-f]{64}");
        assertThat(lock.text()).isEqualTo(lock.version() + " (sha256:" + lock.sha256().substring(0, 12) + ")");
    }
}
