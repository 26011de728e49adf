package dev.eidos.cli.self;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import org.junit.jupiter.api.Test;

class VersionCommandTest {
    @Test
    void theVersionIsToldWithPlatformAndJava() {
        assertThat(Run.of("version").out())
                .containsPattern("(?m)^version +\\d")
                .containsPattern("(?m)^platform +linux/(amd64|arm64)$")
                .containsPattern("(?m)^java +2\\d");
    }

    @Test
    void programsReadItAsADocument() {
        assertThat(Run.of("version", "-o", "json").out()).startsWith("{\n  \"version\": \"");
        assertThat(Run.of("version", "--format", "yaml").out()).startsWith("version: ");
    }

    @Test
    void withoutANameTheSchemasThatThereAreAreListed() {
        assertThat(Run.of("schema").out()).startsWith("snapshot\nfleet\n").endsWith("rules\nconfig\n");
    }

    @Test
    void aHeadingWithNothingBelowIsLeftOutOfHelp() {
        assertThat(Run.of("schema", "--help").out()).contains("Global options:").doesNotContain("\nOptions:");
    }

    @Test
    void aSchemaIsPrinted() {
        assertThat(Run.of("schema", "config").out()).contains("\"imagePullSecrets\"");
        assertThat(Run.of("schema", "overlya").code()).isEqualTo(2);
        assertThat(Run.of("schema", "overlya").err())
                .startsWith("error: there is no schema of that name: overlya\n")
                .contains("did you mean overlay?");
    }
}
