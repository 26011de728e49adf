package dev.eidos.recipe.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.testing.LibraryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryFilesTest {
    @TempDir
    private Path folder;

    private LibraryFolder library = new LibraryFolder(Path.of("."));

    @BeforeEach
    void given() {
        library = new LibraryFolder(folder).registry("gpu");
    }

    @Test
    void everyFileIsListedButNotWhatVersionControlKeeps() {
        // given
        library.overlay("eks", "criteria: {service: eks}")
                .file("components/gpu/values.yaml", "a: 1")
                .file(".git/config", "secret")
                .file("overlays/.svn/old.yaml", "[broken");

        // then
        assertThat(library.files().paths())
                .containsExactly("components/gpu/values.yaml", "overlays/eks.yaml", "registry.yaml");
    }

    @Test
    void overlaysAreSortedByNameWhateverTheirFilesAreCalled() {
        // given
        library.file("overlays/1.yaml", LibraryFolder.overlayText("z", ""))
                .file("overlays/deep/2.yml", LibraryFolder.overlayText("a", "criteria: {service: eks}"))
                .file("overlays/README.md", "no overlay");

        // then
        assertThat(library.files().overlays())
                .extracting(OverlayHead::name, OverlayHead::file)
                .containsExactly(tuple("a", "overlays/deep/2.yml"), tuple("z", "overlays/1.yaml"));
    }

    @Test
    void theDirectoryItselfMayBeALink() throws IOException {
        // given
        Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);

        // when
        var files = DirectoryFiles.of(link, "--data");

        // then
        assertThat(files.paths()).containsExactly("registry.yaml");
        assertThat(files.place("registry.yaml")).isEqualTo(link + "/registry.yaml");
        Files.delete(link);
    }

    @Test
    void aLinkToAFileIsRefused() throws IOException {
        // given
        Path outside = Files.createTempFile("outside", ".yaml");
        Files.createDirectories(folder.resolve("components/gpu"));
        Files.createSymbolicLink(folder.resolve("components/gpu/values.yaml"), outside);

        // when, then
        assertRefused("components/gpu/values.yaml", "it is a symbolic link");
        Files.delete(outside);
    }

    @Test
    void aLinkToAFolderIsRefusedAsIsOneThatLeadsNowhere() throws IOException {
        // given
        Path link = Files.createSymbolicLink(folder.resolve("components"), Path.of("/etc"));

        // when, then
        assertRefused("components", "it is a symbolic link");
        Files.delete(link);
        Files.createSymbolicLink(folder.resolve("overlays"), Path.of("/nonexistent"));
        assertRefused("overlays", "it is a symbolic link");
    }

    @Test
    void aLinkThatCameAfterTheDirectoryWasListedIsNotFollowed() throws IOException {
        // given
        library.file("components/gpu/values.yaml", "a: 1");
        var files = library.files();
        Path file = folder.resolve("components/gpu/values.yaml");
        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("registry.yaml"));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> files.text("components/gpu/values.yaml"))
                .extracting(EidosException::code)
                .isEqualTo(ErrorCode.FAILED);
    }

    @Test
    void foldersThatAreTooDeepAreRefusedNotOverlooked() {
        // given
        library.file("components/" + "d/".repeat(16) + "values.yaml", "a: 1");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(library::files)
                .satisfies(e -> assertThat(e.reason()).contains("deep"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "components/../../secret", "/etc/passwd", "..", "a/..", "a\0b"})
    void aPathThatLeavesTheLibraryIsRefused(String path) {
        // given
        DirectoryFiles files = library.files();

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> files.text(path))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.what()).isEqualTo("a path leaves the library");
                });
    }

    @Test
    void aFileIsReadUpTo8MiB() throws IOException {
        // given
        Path large = folder.resolve("large.yaml");
        Files.write(large, new byte[8 << 20]);
        DirectoryFiles files = library.files();

        // then
        assertThat(files.text("large.yaml")).hasSize(8 << 20);

        // when
        Files.write(large, new byte[9 << 20]);

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> files.text("large.yaml"))
                .extracting(EidosException::reason)
                .isEqualTo("it is larger than 8 MiB");
    }

    @Test
    void whatIsNoUtf8IsRefused() throws IOException {
        // given
        Files.write(folder.resolve("latin1.yaml"), new byte[] {'g', 'r', (byte) 0xf6, (byte) 0xdf, 'e'});

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> library.files().document("latin1.yaml"))
                .satisfies(e -> {
                    assertThat(e.object()).isEqualTo(folder + "/latin1.yaml");
                    assertThat(e.reason()).isEqualTo("it is not UTF-8 text");
                });
    }

    @Test
    void aFileOfCommentsSetsNothing() {
        // given
        library.file("components/gpu/values.yaml", "---\n# all defaults\n\n");

        // then
        assertThat(library.files().document("components/gpu/values.yaml")).isEqualTo(Value.mapping(Map.of()));
        assertThat(library.files().document("components/gpu/other.yaml")).isNull();
        assertThat(library.files().text("components/gpu/other.yaml")).isNull();
    }

    @Test
    void malformedYamlIsPlacedInItsFile() {
        // given
        library.file("components/gpu/values.yaml", "a: 1\nb: [");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> library.files().document("components/gpu/values.yaml"))
                .extracting(EidosException::object)
                .asString()
                .startsWith(folder + "/components/gpu/values.yaml:");
    }

    @Test
    void anOverlayWithoutANameIsRefused() {
        // given
        library.file("overlays/x.yaml", "kind: RecipeMetadata\nmetadata: {}\n");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> library.files().overlays())
                .satisfies(e -> {
                    assertThat(e.object()).startsWith(folder + "/overlays/x.yaml");
                    assertThat(e.reason()).isEqualTo("'name' is missing");
                });
    }

    @Test
    void whereThereIsNoLibraryTheFlagIsNamed() throws IOException {
        // given
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path file = Files.writeString(folder.resolve("file"), "x");

        // when, then
        for (Path path : new Path[] {empty, file, folder.resolve("missing")}) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> DirectoryFiles.of(path, "--data"))
                    .satisfies(e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
                        assertThat(e.object()).isEqualTo("--data " + path);
                    });
        }
    }

    private void assertRefused(String path, String reason) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(library::files)
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.object()).isEqualTo(folder + "/" + path);
                    assertThat(e.reason()).isEqualTo(reason);
                });
    }
}
