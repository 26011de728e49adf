package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputChoiceTest {
    private static final String RECIPE = "recipe --service eks --intent training";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-o json        | --format json",
                "-ojson         | --format json",
                "-o YAML        | --format yaml",
                "--output=table | --format table",
                "--format JSON  | --format json",
                "-o json -o -   | --format json",
                "-o yaml --format yaml | --format yaml",
            })
    void aFormatAfterTheFlagOfThePlaceIsTheFormat(String written, String meant) {
        // when
        Run run = run(RECIPE, written);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run).isEqualTo(run(RECIPE, meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {RECIPE, RECIPE + " --explain", "query --service eks --selector components"})
    void noCommandMakesAFileOfThatName(String command) throws IOException {
        for (String format : List.of("yaml", "json", "table")) {
            // when
            Run run = run(command, "-o " + format);

            // then
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).isNotEmpty();
        }
        try (Stream<Path> here = Files.list(Path.of(""))) {
            assertThat(here.map(Path::toString)).doesNotContain("yaml", "json", "table");
        }
    }

    @Test
    void theAgentsObjectsAreWrittenSoToo() {
        // given
        String command = "snapshot --deploy-agent --dry-run";

        // then
        assertThat(run(command, "-o json").out()).startsWith("{").contains("\"kind\": \"List\"");
        assertThat(run(command, "-o yaml").out()).startsWith("apiVersion: ");
        assertThat(run(command, "-o table").err()).contains("use yaml or json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                RECIPE
                        + "| -o wide| 'eidos recipe': -o wide: it has yaml, json, table| use -o table; for a file of"
                        + " that name: -o ./wide",
                RECIPE + "| -o jsonpath={.kind}| -o jsonpath={.kind}: it has yaml, json, table| use -o yaml",
                RECIPE + "| -o junit| it has yaml, json, table| ./junit",
                RECIPE + "| -o yml| it has yaml, json, table| ./yml",
                "snapshot| -o name| 'eidos snapshot': -o name: it has yaml, json, table| ./name",
                "validate -r a -s b| -o wide| it has yaml, json, table, junit| ./wide",
                "bundle -r a| -o yaml| 'eidos bundle': -o yaml: it has none| for a place of that name: -o ./yaml",
                "verify .| -o wide| expected one of yaml, json, table, not 'wide'| --help",
                RECIPE + "| -o json --format yaml| two formats for one document: -o json --format yaml| ./json",
                RECIPE + "| -o json -o yaml| two formats for one document: -o json -o yaml| leave one out",
                RECIPE + "| -o a -o b| only one place can be written to: -o a -o b| --help",
                RECIPE + "| --format yml| not 'yml'; did you mean yaml?| --help",
                "validate -r a -s b| --format jnuit| not 'jnuit'; did you mean junit?| --help",
            })
    void whatIsNoFormatOfTheCommandIsRefused(String command, String flags, String message, String suggestion) {
        // when
        Run run = run(command, flags);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("error: ")
                .contains(message)
                .contains("\n  try: ")
                .contains(suggestion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RECIPE,
                "query --service eks --selector components",
                "snapshot",
                "snapshot --deploy-agent",
                "snapshot --deploy-agent --dry-run",
                "validate -r a -s b",
                "analyze a",
                "convert a",
            })
    void aNameThatEndsWithASlashIsNoFiles(String command) {
        // given
        Path named = folder.resolve("named");

        // when
        Run run = run(command, "-o " + named + "/");

        // then
        assertThat(run).isEqualTo(new Run(2, "", """
            error: a folder is named, and one file is written: --output %s/
              try: for a file of that name leave out the slash: -o %s
            """.formatted(named, named)));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsThereIsNoFileEither() {
        assertThat(run(RECIPE, "-o " + folder + "/").err()).contains(folder + ": is a directory", "name a file in it");
    }

    @Test
    void aFileAndAFormatMayBothBeNamed() throws IOException {
        // given
        Path file = folder.resolve("recipe.txt");
        Path named = folder.resolve("yaml");

        // when
        Run both = run(RECIPE, "-o json -o " + file);
        Run path = run(RECIPE, "-o " + named);

        // then
        assertThat(both.code()).as(both.err()).isZero();
        assertThat(both.out()).isEmpty();
        assertThat(file).content().startsWith("{");
        assertThat(path.code()).isZero();
        assertThat(named).content().startsWith("apiVersion: ");
    }

    private static Run run(String command, String flags) {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.addAll(List.of(flags.split(" ", -1)));
        return Run.of(words.toArray(String[]::new));
    }
}
