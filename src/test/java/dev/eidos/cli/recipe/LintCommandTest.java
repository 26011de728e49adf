package dev.eidos.cli.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.testing.ChartFolder;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void chartsAreFromOnePlace() {
        // when
        Run run = Run.of("recipe", "lint", "--charts", folder.toString(), "--online");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--charts and --online exclude each other");
    }

    @Test
    void aDirectoryThatIsNotThereIsTold() {
        // when
        Run run = Run.of("recipe", "lint", "--charts", folder.resolve("none").toString());

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("no such directory");
    }

    @Test
    void whatNoTemplateReadsFailsAStrictCheck() {
        // given
        String library = new LibraryFolder(folder.resolve("library"))
                .registry("gpu")
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}]")
                .file("components/gpu/values.yaml", "read: 1\nunread: 2\n")
                .root()
                .toString();
        Path charts = folder.resolve("charts");
        ChartFolder.of(charts, "gpu").template("kind: ConfigMap\ndata: {a: {{ .Values.read | quote }}}\n");

        // when
        Run lenient = Run.of("recipe", "lint", "--library", library, "--charts", charts.toString());
        Run strict = Run.of("recipe", "lint", "--library", library, "--charts", charts.toString(), "--strict");

        // then
        assertThat(lenient.code()).isZero();
        assertThat(strict.code()).isEqualTo(9);
        assertThat(strict.out())
                .isEqualTo(lenient.out())
                .endsWith("values.yaml:2: gpu: chart gpu 1.0.0 does not read 'unread'\n");
    }
}
