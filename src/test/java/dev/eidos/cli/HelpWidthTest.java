package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.option.CliCommand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpWidthTest {

    static List<String> commands() {
        List<String> names = new ArrayList<>(List.of(""));
        addAll("", Eidos.COMMANDS, names);
        return names;
    }

    private static void addAll(String above, List<CliCommand> commands, List<String> names) {
        for (CliCommand command : commands) {
            names.add(above + command.name());
            addAll(above + command.name() + " ", command.subcommands(), names);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyHelpFitsEveryWidth(String command) {
        for (int width = 20; width <= 200; width++) {
            // when
            Run help = help(command, width);

            // then
            int room = width;
            assertThat(help.code()).as(help.err()).isZero();
            assertThat(help.err()).isEmpty();
            assertThat(help.out().lines())
                    .as("%s, %s columns", command, width)
                    .allMatch(line -> line.length() <= room || isOneWord(line, room));
        }
    }

    /** A word that is longer than the line stays whole, and so do the names of an option. */
    private static boolean isOneWord(String line, int room) {
        String text = line.strip().replaceFirst(" \\\\$", "");
        return room < 80 && (!text.contains(" ") || text.matches("-\\S+, --\\S+"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void narrowHelpSaysTheSameAsWideHelp(String command) {
        // given
        String wide = words(help(command, 100).out());

        // when, then
        for (int width : List.of(20, 40, 54, 55, 79)) {
            assertThat(words(help(command, width).out()))
                    .as("%s columns", width)
                    .isEqualTo(wide);
        }
    }

    private static String words(String help) {
        return help.replaceAll("[ \\\\\n]+", " ").strip();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theLinesBelowTheOptionsAreWrittenForEightyColumns(String command) {
        assertThat(footer(help(command, 80).out()))
                .isEqualTo(footer(help(command, 100).out()));
    }

    /** What is said after usage, description, options and commands. */
    private static List<String> footer(String help) {
        return Arrays.stream(help.split("\n\n", -1))
                .skip(1)
                .filter(block -> !block.matches("(?s)(\\w+ )?(Options|options|Commands):\n.*"))
                .toList();
    }

    @Test
    void aCommandInNarrowHelpCanBeCopied() {
        assertThat(help("snapshot", 40).out()).contains("""
              eidos snapshot --deploy-agent \\
                --node-selector \\
                nvidia.com/gpu.present=true
            """);
    }

    @Test
    void aTerminalWithoutASizeIsTakenForOneOfEightyColumns() {
        assertThat(help("", 0)).isEqualTo(help("", 80));
        assertThat(help("", 7)).isEqualTo(help("", 20));
    }

    private static Run help(String command, int width) {
        var environment = Map.of("HOME", "/nonexistent", "COLUMNS", String.valueOf(width));
        return Run.with(environment, (command + " --help").strip().split(" ", -1));
    }
}
