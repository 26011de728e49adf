package dev.eidos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages on terminals of some widths, and in a pipe. */
class MessageWidthTest {

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 80, 200})
    void aTerminalNeedsToBreakNoWord(int columns) {
        // when
        String said = said(columns, true, "recipe", "--service", "foo");

        // then
        assertThat(said.lines()).allMatch(line -> line.length() <= columns);
        assertThat(said.replaceAll("\n +", " ")).isEqualTo(said(columns, false, "recipe", "--service", "foo"));
    }

    @Test
    void inAPipeAMessageIsOneLine() {
        assertThat(said(20, false, "recipe", "--service", "foo")).hasLineCount(1);
    }

    private static String said(int columns, boolean terminal, String... words) {
        var err = new ByteArrayOutputStream();
        var environment = Map.of("HOME", "/nonexistent", "COLUMNS", String.valueOf(columns), "NO_COLOR", "1");
        new Eidos(new Terminal(
                        new ByteArrayOutputStream(), new PrintStream(err, true, UTF_8), false, terminal, environment))
                .run(words);
        return err.toString(UTF_8);
    }
}
