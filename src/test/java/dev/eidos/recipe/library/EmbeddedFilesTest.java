package dev.eidos.recipe.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedFilesTest {
    private final EmbeddedFiles embedded = EmbeddedFiles.open();
    private final DirectoryFiles source =
            DirectoryFiles.of(Path.of("src/main/resources/dev/eidos/recipe/library"), "source");

    @Test
    void theIndexHasEveryFileAndEveryHeadOfTheSource() {
        assertThat(embedded.paths()).isEqualTo(source.paths()).hasSizeGreaterThan(60);
        assertThat(embedded.overlays()).isEqualTo(source.overlays()).hasSizeGreaterThan(30);
    }

    @Test
    void everyDocumentIsThatOfTheSource() {
        int compared = 0;
        for (String path : source.paths()) {
            assertThat(embedded.text(path)).as(path).isEqualTo(source.text(path));
            if (!path.contains("/manifests/")) {
                // as JSON: the index does not keep positions
                assertThat(JsonWriter.write(Objects.requireNonNull(embedded.document(path), path)))
                        .as(path)
                        .isEqualTo(JsonWriter.write(Objects.requireNonNull(source.document(path), path)));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    @Test
    void manifestsAreOnlyText() {
        // given
        String manifest = source.paths().stream()
                .filter(path -> path.contains("/manifests/"))
                .findFirst()
                .orElseThrow();

        // then
        assertThat(embedded.has(manifest)).isTrue();
        assertThat(embedded.document(manifest)).isNull();
    }

    @Test
    void whatIsNotThereIsNull() {
        for (String path : new String[] {"components/none/values.yaml", "../library.index", "", "/registry.yaml"}) {
            assertThat(embedded.has(path)).as(path).isFalse();
            assertThat(embedded.document(path)).as(path).isNull();
            assertThat(embedded.text(path)).as(path).isNull();
        }
    }

    /** An IDE that compiles by itself makes no index, and puts the files beside the classes of this package. */
    @Test
    void withoutAnIndexTheSourcesAreParsed(@TempDir Path folder) throws Exception {
        // given
        Path library = folder.resolve("library");
        copy(Path.of("src/main/resources/dev/eidos/recipe/library"), library);
        Files.write(library.resolve("EmbeddedFiles.class"), new byte[] {1, (byte) 0xff});

        // when
        byte[] index =
                EmbeddedFiles.indexOf(library.resolve("registry.yaml").toUri().toURL());

        // then
        assertThat(index).isEqualTo(LibraryIndex.of(source));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
