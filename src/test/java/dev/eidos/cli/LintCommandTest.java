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
                .isEqualTo("error: " + folder + "/overlays/eks.yaml:7: component other is not in the registry\n");
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
                        "warning: " + folder + "/components/gpu/old.yaml:1: nothing uses this file\n",
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
        assertThat(Run.of("recipe", "lint", "--data", folder.toString()).code()).isZero();
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

    @Test
    void aMisspeltCriterionIsAnErrorWithTheNearestWord() {
        // given
        library()
                .overlay("one", "criteria: {intent: trainign}\ncomponentRefs: [{name: gpu}]")
                .overlay("two", "criteria:\n  servce: eks\ncomponentRefs: [{name: gpu}]")
                .overlay("ours", "criteria: {accelerator: v100}\ncomponentRefs: [{name: gpu}]");

        // when
        Run run = Run.of("recipe", "lint", "--library", folder.toString());

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out())
                .contains("error: " + folder
                        + "/overlays/one.yaml:6: intent=trainign is not known: did you mean training?\n")
                .contains("error: " + folder
                        + "/overlays/two.yaml:7: no criterion is called servce: did you mean service?\n")
                .contains("warning: " + folder + "/overlays/ours.yaml:6: accelerator=v100 is not among the values");
    }

    @Test
    void programsReadTheFindings() {
        // given
        library().overlay("eks", "criteria: {service: eks}\ncomponentRefs: [{name: other}]");
        String file = folder + "/overlays/eks.yaml";

        // when
        Run json = Run.of("recipe", "lint", "--library", folder.toString(), "-o", "json");
        Run junit = Run.of("recipe", "lint", "--library", folder.toString(), "--format", "junit");
        Run sarif = Run.of("recipe", "lint", "--library", folder.toString(), "--format", "sarif");

        // then
        assertThat(json.code()).isEqualTo(9);
        assertThat(json.out()).contains("\"kind\": \"LintReport\"", "\"file\": \"" + file + "\"", "\"line\": 7");
        assertThat(junit.out())
                .contains(
                        "<testsuites name=\"eidos recipe lint\" tests=\"1\" failures=\"1\"", "<failure>error: " + file);
        assertThat(sarif.out())
                .contains("\"version\": \"2.1.0\"", "\"level\": \"error\"", "\"startLine\": 7", "\"uri\": \"" + file);
    }

    private LibraryFolder library() {
        return new LibraryFolder(folder).registry("gpu").overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}]");
    }
}
