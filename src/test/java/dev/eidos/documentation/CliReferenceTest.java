package dev.eidos.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.ParsedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The page of all commands, which is made of their specifications. {@code mvn -Dtest=CliReferenceTest -Dreference.write
 * test} writes it anew.
 */
class CliReferenceTest {
    private static final Path PAGE = Path.of("docs/integration/cli-reference.md");

    @Test
    void thePageSaysWhatTheCommandsSay() throws IOException {
        // when
        String made = CliReference.of(ParsedLine.tree());
        if (System.getProperty("reference.write") != null) {
            Files.writeString(PAGE, made);
        }

        // then
        assertThat(PAGE).hasContent(made);
    }
}
