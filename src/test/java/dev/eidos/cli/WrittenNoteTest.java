package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenNoteTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenToAFileIsToldWithItsSize() {
        // given
        String recipe = folder.resolve("recipe.yaml").toString();
        String snapshot = folder.resolve("snapshot.yaml").toString();
        String report = folder.resolve("report.xml").toString();
        String value = folder.resolve("value.json").toString();
        String objects = folder.resolve("objects.yaml").toString();

        // when
        Run made = Run.of("recipe", "--service", "eks", "--intent", "training", "-o", recipe);
        Run taken = Run.of("snapshot", "--host-root", folder.toString(), "-o", snapshot);
        Run held = Run.of("validate", "-r", recipe, "-s", snapshot, "-o", report);
        Run asked = Run.of("query", "-r", recipe, "--selector", "criteria", "-o", value);
        Run shown = Run.of("snapshot", "--deploy-agent", "--dry-run", "-o", objects);

        // then
        assertThat(made.err()).matches("note: wrote .*/recipe[.]yaml: \\d+ components, \\d+[.]\\d KiB\n");
        assertThat(taken.err()).containsPattern("note: wrote .*/snapshot[.]yaml: \\d+[.]\\d KiB\n");
        assertThat(held.err())
                .containsPattern("note: wrote .*/report[.]xml: 0 failed,"
                        + " \\d+ unknown, 0 passed of \\d+, [\\d.]+ (bytes|KiB)\n");
        assertThat(asked.err()).matches("note: wrote .*/value[.]json: \\d+ bytes\n");
        assertThat(shown.err()).matches("note: wrote .*/objects[.]yaml: \\d+[.]\\d KiB\n");
    }

    @Test
    void withLogJsonItIsALineOfJson() {
        // when
        Run run = Run.of(
                "recipe",
                "--service",
                "eks",
                "--log-json",
                "-o",
                folder.resolve("r").toString());

        // then
        assertThat(run.err())
                .contains("\"level\":\"info\",\"message\":\"wrote ")
                .endsWith(" KiB\"}\n");
    }

    @Test
    void whatComesToStandardOutputIsNotTold() {
        assertThat(Run.of("recipe", "--service", "eks", "--intent", "training").err())
                .isEmpty();
    }
}
