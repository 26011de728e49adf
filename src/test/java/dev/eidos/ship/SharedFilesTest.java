package dev.eidos.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.SharedFiles;
import dev.eidos.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedFilesTest {
    private static final SortedMap<String, String> FILES = SharedFiles.all("1.2.3");

    @Test
    void eachCommandHasAPageWithItsOptionsAndExamples() {
        // when
        String snapshot = FILES.getOrDefault("man/man1/eidos-snapshot.1", "");

        // then
        assertThat(FILES)
                .containsKeys(
                        "man/man1/eidos.1",
                        "man/man1/eidos-agent.1",
                        "man/man1/eidos-agent-cleanup.1",
                        "man/man1/eidos-recipe-lint.1");
        assertThat(snapshot)
                .startsWith(".TH EIDOS\\-SNAPSHOT 1 \"\" \"eidos 1.2.3\" \"eidos\"\n.SH NAME\n")
                .contains("\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIDEST\\fR\n", "\\fB\\-\\-all\\-nodes\\fR")
                .contains(".SH EXAMPLES\n", ".SH EXIT STATUS\n", "\\fBeidos\\fR(1)");
    }

    @Test
    void aPageOfAGroupNamesWhatIsBelowIt() {
        assertThat(FILES.get("man/man1/eidos-agent.1"))
                .contains(".SH COMMANDS\n.TP\n\\fBmanifests\\fR\n", "\\fBeidos\\-agent\\-cleanup\\fR(1)");
    }

    @Test
    void completionsLieWhereShellsLookAndAreTheCommandsOwn() {
        assertThat(FILES.get("bash-completion/completions/eidos")).contains("complete -F", "snapshot");
        assertThat(FILES.get("zsh/site-functions/_eidos")).startsWith("#compdef eidos\n");
        assertThat(FILES.get("fish/vendor_completions.d/eidos.fish")).contains("complete -c eidos");
    }

    @Test
    void theSameVersionGivesTheSameBytes() {
        assertThat(SharedFiles.all("1.2.3")).isEqualTo(FILES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"groff -man -ww -K utf8 -Tutf8", "mandoc -Tlint -Werror"})
    void thePagesAreWhatTheirReadersTake(String reader, @TempDir Path folder) throws Exception {
        // given
        String program = reader.substring(0, reader.indexOf(' '));
        Assumptions.assumeFalse(
                Command.output("sh", "-c", "command -v " + program + " || true").isEmpty(), "no " + program);
        var said = new StringBuilder();
        int pages = 0;

        // when
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            if (file.getKey().startsWith("man/")) {
                pages++;
                said.append(faults(reader, Files.writeString(folder.resolve("page.1"), file.getValue())));
            }
        }

        // then
        assertThat(pages).isGreaterThan(20);
        assertThat(said.toString()).isEmpty();
    }

    /** What it says on standard error, or of a linter on both; the exit code is not everybody's. */
    private static String faults(String reader, Path page) throws IOException, InterruptedException {
        String out = reader.startsWith("mandoc") ? "2>&1" : "2>&1 >/dev/null";
        return Command.output("sh", "-c", reader + " " + page + " " + out + " || echo failed");
    }
}
