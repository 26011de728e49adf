package dev.eidos.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The program that {@code docs/integration/java-api.md} shows, which is compiled and run with the tests. {@code mvn
 * -Dtest=JavaApiPageTest -Dprogram.write test} puts it into the page.
 */
class JavaApiPageTest {
    private static final Path PAGE = Path.of("docs/integration/java-api.md");
    private static final Path PROGRAM = Path.of("src/test/java/dev/eidos/embedding/NodeCheck.java");
    private static final String BEGIN = "<!-- the program: made by JavaApiPageTest -->\n```java\n";
    private static final String END = "```\n<!-- end of the program -->\n";

    @Test
    void thePageShowsTheProgram() throws IOException {
        // given
        String source = Files.readString(PROGRAM);
        String program = source.substring(source.indexOf("import "));
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (System.getProperty("program.write") != null) {
            page = page.substring(0, from) + program + page.substring(to);
            to = page.indexOf(END);
            Files.writeString(PAGE, page);
        }

        // then
        assertThat(page.substring(from, to)).isEqualTo(program);
    }

    @Test
    void whatOtherPagesShowIsCompiledWithTheTests() throws IOException {
        // given
        String sources =
                unindented(Files.readString(Path.of("src/test/java/dev/eidos/embedding/EmbeddingExampleTest.java")));

        // when
        List<String> shown = MarkdownPage.read(Path.of("docs/user-guide/agent-deployment.md")).blocks().stream()
                .filter(block -> block.language().equals("java"))
                .map(block -> unindented(String.join("\n", block.lines())))
                .toList();

        // then
        assertThat(shown).isNotEmpty().allSatisfy(program -> assertThat(sources).contains(program));
    }

    private static String unindented(String program) {
        return program.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    @Test
    void theCoordinatesAreThoseOfTheBuild() throws IOException {
        // given
        String pom = Files.readString(Path.of("pom.xml"));
        String page = Files.readString(PAGE);

        // when
        String version = pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));

        // then
        assertThat(page)
                .contains("<groupId>dev.eidos</groupId>", "<artifactId>eidos</artifactId>")
                .contains("<version>" + version + "</version>");
    }
}
