package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of exit codes in docs/snapshot.md, held against the enum, and everything else against the table. */
class ExitCodesPageTest {
    private static final Path PAGE = Path.of("docs/snapshot.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([0-9, ]+) \\| (.*) \\|$");

    /** Those of a process that a signal or a closed pipe ended, and of one that succeeded. */
    private static final List<Integer> OTHERS = List.of(0, 130, 141, 143);

    private static final List<String> CHECKS = List.of(
            "validate", "verify", "recipe lint", "recipe outdated", "diff", "analyze", "mirror list", "upgrade-check");

    @Test
    void theTableHasEveryCodeThatThereIs() throws IOException {
        // given
        var known = new TreeSet<>(OTHERS);
        Arrays.stream(ErrorCode.values()).map(ErrorCode::exitCode).forEach(known::add);

        // then
        assertThat(table().keySet()).containsExactlyElementsOf(known);
    }

    @Test
    void theNamesAreListedInTheOrderOfTheirCodes() throws IOException {
        // given
        String names = Arrays.stream(ErrorCode.values())
                .map(code -> "`" + code.name() + "`")
                .collect(Collectors.joining(", "));

        // then
        assertThat(Files.readString(PAGE))
                .contains(
                        "`code` is one of " + names + ", in the order of exit codes 1 to " + ErrorCode.values().length);
    }

    @Test
    void noCodeIsReserved() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page))
                    .as(page.toString())
                    .doesNotContainPattern("(?i)\\b(9|10)\\b[^|\n]{0,40}reserved|reserved[^|\n]{0,40}\\b(9|10)\\b");
        }
        assertThat(table().values()).noneMatch(meaning -> meaning.contains("reserved"));
    }

    @Test
    void theTableAndTheHelpNameTheCommandsThatCheck() throws IOException {
        // given
        String meaning = table().get(ErrorCode.CHECK_FAILED.exitCode());

        // then
        for (String command : CHECKS) {
            assertThat(meaning).contains("`" + command + "`");
            assertThat(help(command)).containsPattern("(?s)Exit code (0[^.]*, )?9 if");
        }
        for (String command : HelpWidthTest.commands()) {
            assertThat(help(command).contains("9 if")).as(command).isEqualTo(CHECKS.contains(command));
        }
    }

    @Test
    void noPageAndNoHelpSpeaksOfACodeThatIsNotInTheTable() throws IOException {
        // given
        var spoken = new TreeSet<Integer>();
        for (Path page : pages()) {
            spoken.addAll(codes(Files.readString(page)));
        }
        HelpWidthTest.commands().forEach(command -> spoken.addAll(codes(help(command))));

        // then
        assertThat(spoken).hasSizeGreaterThan(5);
        assertThat(table().keySet()).containsAll(spoken);
    }

    private static List<Integer> codes(String text) {
        return Pattern.compile("(?i)\\bexit code (\\d+)|(?<=· )(\\d+) (?!gaps?\\b)(?=\\S)|(?m)^(\\d+) success")
                .matcher(text)
                .results()
                .map(found -> Stream.of(1, 2, 3)
                        .map(found::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .orElseThrow())
                .map(Integer::valueOf)
                .toList();
    }

    private static Map<Integer, String> table() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("\n## Exit codes\n");
        String section = page.substring(from, page.indexOf("\n## ", from + 1));
        var table = new TreeMap<Integer, String>();
        for (MatchResult row : ROW.matcher(section).results().toList()) {
            for (String code : row.group(1).split(", ", -1)) {
                table.put(Integer.valueOf(code), row.group(2));
            }
        }
        return table;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(docs, Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")))
                    .filter(page -> page.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static String help(String command) {
        return Run.of((command + " --help").strip().split(" ", -1)).out();
    }
}
