package dev.eidos.cli.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.testing.ChartFolder;
import dev.eidos.testing.LibraryFolder;
import dev.eidos.testing.PackedChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void aChartThatIsBrokenFailsTheCheckAndLeavesNothing() throws Exception {
        // given
        String library = library("read: 1\n");
        ChartFolder.of(folder.resolve("charts"), "gpu").file("values.yaml", "a: 1\n  b: 2\n");
        Path temporary = Files.createDirectories(folder.resolve("tmp"));

        // when
        Run run = lint(library, temporary);

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out()).contains("registry.yaml:7: chart gpu 1.0.0 was not checked", "values.yaml:2:4: ");
        assertThat(run.err()).contains("the library is not in order: " + library + ": 1 error, 0 warnings");
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"0, ../../outside", "0, /tmp/outside", "2, gpu/link", "1, gpu/link", "3, gpu/device", "4, gpu/device"})
    void anArchiveThatLeavesItsFolderIsRefusedAndWritesNothing(char type, String path) throws Exception {
        // given
        Path charts = Files.createDirectories(folder.resolve("charts"));
        Path packed = PackedChart.of("gpu", "1.0.0")
                .entry(type, path, new byte[0])
                .file("gpu/templates/main.yaml", "kind: ConfigMap\n")
                .write(charts.resolve("gpu-1.0.0.tgz"));
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<Path> before = files();

        // when
        String library = library("read: 1\n");
        Run run = lint(library, temporary);

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out()).contains("cannot read the chart, " + packed + ": ", path.replace("../../", ""));
        assertThat(files())
                .containsAll(before)
                .filteredOn(file -> !file.toString().startsWith(library))
                .isEqualTo(before);
        assertThat(Path.of("/tmp/outside")).doesNotExist();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Run lint(String library, Path temporary) {
        return Run.with(
                Map.of("HOME", "/nonexistent", "TMPDIR", temporary.toString()),
                "recipe",
                "lint",
                "--library",
                library,
                "--charts",
                folder.resolve("charts").toString());
    }

    private String library(String values) {
        return new LibraryFolder(folder.resolve("library"))
                .registry("gpu")
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}]")
                .file("components/gpu/values.yaml", values)
                .root()
                .toString();
    }

    @Test
    void whatNoTemplateReadsFailsAStrictCheck() {
        // given
        String library = library("read: 1\nunread: 2\n");
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
