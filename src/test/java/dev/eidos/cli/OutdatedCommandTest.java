package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.LibraryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutdatedCommandTest {
    @TempDir
    private Path folder;

    private String library = "";
    private String answers = "";

    @BeforeEach
    void write() throws IOException {
        library = folder.resolve("library").toString();
        answers = Files.createDirectories(folder.resolve("answers")).toString();
        new LibraryFolder(Path.of(library)).registry("gpu", "net", "gone", "quiet").overlay("base", "criteria: {}");
        Files.writeString(
                Path.of(answers, "gpu.yaml"), "entries: {gpu: [{version: 1.0.2}, {version: 2.0.0}, {version: 1.0.0}]}");
        Files.writeString(Path.of(answers, "net.json"), "{\"tags\": [\"1.0.0\", \"0.9.0\"]}");
        Files.writeString(Path.of(answers, "gone.yaml"), "entries: {}");
    }

    @Test
    void eachComponentIsHeldAgainstWhatItsRepositoryHas() {
        // when
        Run run = Run.of("recipe", "outdated", "--library", library, "--indexes", answers);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .startsWith("COMPONENT STATE OURS PATCH NEWEST", "gpu patch 1.0.0 1.0.2 2.0.0", "net current 1.0.0 - -")
                .anyMatch(line -> line.startsWith("gone moved 1.0.0 - -"))
                .anyMatch(line -> line.startsWith("quiet unknown 1.0.0 - -"));
    }

    @Test
    void itFailsACheckIfThatIsWanted() {
        // when
        Run run = Run.of("recipe", "outdated", "--library", library, "--indexes", answers, "--exit-code", "-o", "json");

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out()).contains("\"kind\": \"RecipeFreshness\"", "\"newestPatch\": \"1.0.2\"");
        assertThat(run.err()).contains("the library is not up to date", "3 of 4 components");
    }

    @Test
    void anAnswerThatIsNotReadableHidesNoOther() throws IOException {
        // given
        Files.writeString(Path.of(answers, "gpu.yaml"), "entries: {gpu: [");

        // when
        Run run = Run.of("recipe", "outdated", "--library", library, "--indexes", answers);

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("unknown", "current");
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThat(Run.of("recipe", "outdated", "--indexes", answers + "/none").code())
                .isEqualTo(3);
    }
}
