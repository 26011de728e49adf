package dev.eidos.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.ParsedLine;
import dev.eidos.documentation.MarkdownPage.CodeBlock;
import dev.eidos.documentation.MarkdownPage.Link;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Command lines of eidos in the pages, read as the tool reads them; nothing is run. */
class DocumentedCommandsTest {
    private static final Set<String> SHELL = Set.of("sh", "bash", "console");
    private static final String PROMPT = "$ ";

    /** How a message begins that is quoted in a sentence. */
    private static final String MESSAGE = "eidos cannot";

    @Test
    void everyCommandLineInABlockIsUnderstood() throws IOException {
        // when
        int lines = 0;
        List<String> refused = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            for (CodeBlock block : page.blocks()) {
                for (List<String> words : eidos(block)) {
                    lines++;
                    ParsedLine line = ParsedLine.of(words);
                    if (!line.understood()) {
                        refused.add(page.path() + ":" + block.line() + ": " + words + ": " + line.complaint());
                    }
                }
            }
        }

        // then
        assertThat(refused).isEmpty();
        assertThat(lines).isGreaterThan(60);
    }

    /** In sentences command lines are often shortened: what is left out may be missing, what is there must be right. */
    @Test
    void everyFlagOfACommandLineInASentenceIsKnown() throws IOException {
        // when
        int lines = 0;
        List<String> refused = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            for (Link code : page.inlineCode()) {
                if (isHistory(page.path()) || !isWhole(code.target())) {
                    continue;
                }
                for (List<String> words : eidos(ShellText.commands(code.target()))) {
                    lines++;
                    ParsedLine line = ParsedLine.of(words);
                    if (!line.understood() && !line.incomplete()) {
                        refused.add(page.path() + ":" + code.line() + ": " + words + ": " + line.complaint());
                    }
                }
            }
        }

        // then
        assertThat(refused).isEmpty();
        assertThat(lines).isGreaterThan(50);
    }

    @Test
    void aFlagThatIsNotThereIsRefusedAndOtherProgramsAreLeftAlone() {
        // given
        var block = new CodeBlock("sh", 1, """
            kubectl get --no-such-flag && EIDOS_IMAGE=x ./eidos snapshot --only GPU \\
              -o "a file" >out 2>&1 | tee log   # eidos nonsense
            source <(target/eidos/bin/eidos completion bash); v=$(eidos snapshot --no-such-flag)
            """.lines().toList());
        var console = new CodeBlock("console", 1, List.of("$ eidos get 'GPU.gpu-*.uuid' -s s.yaml", "eidos is output"));

        // when
        List<List<String>> found = eidos(block);

        // then
        assertThat(found)
                .containsExactly(
                        List.of("snapshot", "--only", "GPU", "-o", "a file"),
                        List.of("completion", "bash"),
                        List.of("snapshot", "--no-such-flag"));
        assertThat(found.stream().map(ParsedLine::of).map(ParsedLine::understood))
                .containsExactly(true, true, false);
        assertThat(ParsedLine.of(List.of("get")).incomplete()).isTrue();
        assertThat(eidos(console)).containsExactly(List.of("get", "GPU.gpu-*.uuid", "-s", "s.yaml"));
    }

    private static boolean isWhole(String code) {
        return code.startsWith("eidos ")
                && !code.startsWith(MESSAGE)
                && !code.contains("…")
                && !code.contains("COMMAND");
    }

    /** A log of changes names what is no more. */
    private static boolean isHistory(Path page) {
        return page.endsWith("CHANGELOG.md");
    }

    private static List<List<String>> eidos(CodeBlock block) {
        if (!SHELL.contains(block.language())) {
            return List.of();
        }
        String typed = block.language().equals("console")
                ? typed(block.lines())
                : block.lines().stream().collect(Collectors.joining("\n"));
        return eidos(ShellText.commands(typed));
    }

    /** What stands behind prompts, and what continues it. */
    private static String typed(List<String> lines) {
        var typed = new StringBuilder();
        boolean goesOn = false;
        for (String line : lines) {
            if (goesOn || line.startsWith(PROMPT)) {
                typed.append(goesOn ? line : line.substring(PROMPT.length())).append('\n');
                goesOn = line.endsWith("\\");
            }
        }
        return typed.toString();
    }

    private static List<List<String>> eidos(List<List<String>> commands) {
        return commands.stream()
                .map(words -> isKubectl(words) ? words.subList(1, words.size()) : words)
                .filter(words ->
                        words.getFirst().equals("eidos") || words.getFirst().endsWith("/eidos"))
                .map(words -> words.subList(1, words.size()))
                .toList();
    }

    private static boolean isKubectl(List<String> words) {
        return words.size() > 1
                && words.getFirst().equals("kubectl")
                && words.get(1).equals("eidos");
    }
}
