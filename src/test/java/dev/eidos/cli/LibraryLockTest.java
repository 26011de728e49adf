package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.LibraryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryLockTest {
    @TempDir
    private Path folder;

    private Path recipe = Path.of("recipe.yaml");

    @BeforeEach
    void make() {
        recipe = folder.resolve("recipe.yaml");
        new LibraryFolder(folder.resolve("ours"))
                .file("components/gpu-operator/values.yaml", "driver: {version: 1.2.3}");
        assertThat(Run.of("recipe", "--service", "eks", "-o", recipe.toString()).code())
                .isZero();
    }

    private Run bundle(String... flags) {
        String[] args = new String[flags.length + 7];
        System.arraycopy(
                new String[] {
                    "bundle",
                    "-r",
                    recipe.toString(),
                    "-b",
                    "cert-manager",
                    "-o",
                    folder.resolve("b").toString()
                },
                0,
                args,
                0,
                7);
        System.arraycopy(flags, 0, args, 7, flags.length);
        return Run.of(args);
    }

    @Test
    void aRecipeIsBundledWithTheLibraryThatMadeIt() throws IOException {
        assertThat(Files.readString(recipe)).contains("  library:\n    version: 2026.11.29\n    sha256: ");
        assertThat(bundle().code()).isZero();
    }

    @Test
    void anotherLibraryIsRefusedAndNothingIsWritten() {
        // when
        Run run = bundle("--data", folder.resolve("ours").toString());

        // then
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err())
                .contains("the recipe was made with another library", "this one is 2026.11.29", "--any-library");
        assertThat(folder.resolve("b")).doesNotExist();
    }

    @Test
    void anotherLibraryIsTakenWhereThatIsWanted() {
        assertThat(bundle("--data", folder.resolve("ours").toString(), "--any-library")
                        .code())
                .isZero();
    }

    @Test
    void whatIsOnlyAskedIsToldWithAWarning() {
        // when
        String ours = folder.resolve("ours").toString();
        String path = "components.gpu-operator.values.driver.version";
        Run query = Run.of("query", "-r", recipe.toString(), "--data", ours, "--path", path);
        Run same = Run.of("query", "-r", recipe.toString(), "--path", path);
        Run mirror = Run.of("mirror", "list", "-r", recipe.toString(), "--data", ours);

        // then
        assertThat(query.out()).isEqualTo("1.2.3\n");
        assertThat(query.err()).contains("warning: the recipe was made with another library");
        assertThat(same.err()).doesNotContain("another library");
        assertThat(mirror.err()).contains("warning: the recipe was made with another library");
    }

    @Test
    void aLockAsksNothingOfASnapshot() throws IOException {
        // given: what a recipe asks of a machine stands in the recipe, whatever made it
        String text = Files.readString(recipe);
        Files.writeString(recipe, text.replaceFirst("sha256: .*", "sha256: " + "0".repeat(64)));
        Path snapshot = folder.resolve("s.yaml");
        Run made = Run.of("snapshot", "-o", snapshot.toString(), "--host-root", folder.toString());
        assertThat(made.code()).as(made.err()).isZero();

        // when
        Run run = Run.of("validate", "-r", recipe.toString(), "-s", snapshot.toString(), "--allow-unknown");

        // then
        assertThat(run.code()).as(run.err()).isIn(0, 9);
        assertThat(run.out()).contains("K8s.server.version");
        assertThat(run.err()).doesNotContain("library");
    }

    @Test
    void aRecipeThatNamesNoLibraryIsTakenAtItsWord() throws IOException {
        // given
        String text = Files.readString(recipe);
        Files.writeString(recipe, text.replaceAll("  library:\n.*\n.*\n", ""));

        // then
        assertThat(bundle("--data", folder.resolve("ours").toString()).code()).isZero();
    }
}
