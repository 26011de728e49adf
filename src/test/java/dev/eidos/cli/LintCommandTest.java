package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theEmbeddedLibraryHasNoErrors() {
        // what was verified long ago is a warning, on the day that it is
        assertThat(Run.of("recipe", "lint").code()).isZero();
    }

    @Test
    void errorsFailTheCheck() {
        // given
        library().overlay("eks", "criteria: {service: eks}\ncomponentRefs: [{name: other}]");

        // when
        Run run = Run.of("recipe", "lint", "--library", folder.toString());

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out())
                .isEqualTo("error: " + folder + "/overlays/eks.yaml: component other is not in the registry\n");
        assertThat(run.err()).isEqualTo("error: the library is not in order: " + folder + ": 1 error, 0 warnings\n");
    }

    @Test
    void warningsFailTheCheckOnlyIfItIsStrict() {
        // given
        library().file("components/gpu/old.yaml", "a: 1");

        // when
        Run lenient = Run.of("recipe", "lint", "--library", folder.toString());
        Run strict = Run.of("recipe", "lint", "--library", folder.toString(), "--strict");

        // then
        assertThat(lenient)
                .isEqualTo(new Run(
                        0,
                        "warning: " + folder + "/components/gpu/old.yaml: nothing uses this file\n",
                        "0 errors, 1 warning\n"));
        assertThat(strict.code()).isEqualTo(9);
        assertThat(strict.out()).isEqualTo(lenient.out());
    }

    @Test
    void aLibraryLaidOverTheEmbeddedOneIsCheckedTogetherWithIt() {
        // given
        new LibraryFolder(folder)
                .overlay(
                        "ours", "base: eks\ncriteria: {service: eks, os: rhel}\ncomponentRefs: [{name: gpu-operator}]");

        // then
        assertThat(Run.of("recipe", "lint", "--data", folder.toString())
                        .code())
                .isZero();
    }

    @Test
    void whatALibrarySaysCannotControlATerminal() {
        // given
        library().overlay("eks", "criteria: {service: eks}\ncomponentRefs: [{name: \"a\\u001b[2Jb\"}]");

        // when
        Run run = Run.of("recipe", "lint", "--library", folder.toString());

        // then
        assertThat(run.out())
                .contains("component a\ufffd[2Jb is not in the registry")
                .doesNotContain("\u001b");
    }

    @Test
    void aFolderThatIsNoLibraryIsNotFound() {
        assertThat(Run.of("recipe", "lint", "--library", folder.toString()).code())
                .isEqualTo(3);
        assertThat(Run.of("recipe", "lint", "--data", folder + "/gone").code()).isEqualTo(3);
    }

    private LibraryFolder library() {
        return new LibraryFolder(folder).registry("gpu").overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}]");
    }
}
