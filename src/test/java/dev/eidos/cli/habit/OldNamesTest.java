package dev.eidos.cli.habit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldNamesTest {
    private static Run eidos(String words) {
        return Run.of(words.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "snapshot, --service, --unit",
        "snapshot, --selector, --node-selector",
        "bundle, --key, --private-key",
        "verify, --key, --public-key",
        "bundle, --bundlers, --component",
        "query, --selector, --path",
    })
    void helpShowsTheNewNameAlone(String command, String old, String current) {
        // when
        String wide = eidos(command + " --help").out();

        // then
        assertThat(wide).contains(current).doesNotContain(old + "=");
    }

    @Test
    void bothNamesAreTheSameOption() {
        assertThat(eidos("query --service eks --selector deploymentOrder"))
                .isEqualTo(eidos("query --service eks --path deploymentOrder"));
        assertThat(eidos("snapshot --deploy-agent --dry-run -l a=b").out())
                .contains("a: b\n")
                .contains("nodeSelector:");
        assertThat(eidos("snapshot --deploy-agent --dry-run --service x --unit y")
                        .out())
                .contains("--service=x", "--service=y");
    }
}
