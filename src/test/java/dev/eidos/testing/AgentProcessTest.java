package dev.eidos.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentProcessTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void linesAreSeenAsTheyCome() throws Exception {
        // when
        try (var process = sh("echo step 1 >&2; sleep 60")) {
            // then
            assertThat(process.awaitLine("step \\d", SOON)).isEqualTo("step 1");
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 42, caught", "KILL, 137, ''"})
    void signalsArriveAndTheExitCodeIsKept(String signal, int code, String output) throws Exception {
        // given
        try (var process = sh("trap 'echo caught; exit 42' TERM; echo ready >&2; while :; do sleep 0.1; done")) {
            process.awaitLine("ready", SOON);

            // when
            process.signal(signal);

            // then
            assertThat(process.exitCode(SOON)).isEqualTo(code);
            assertThat(process.out()).isEqualToIgnoringNewLines(output);
            assertThat(process.wallTime()).isBetween(Duration.ofMillis(1), SOON);
        }
    }

    @Test
    void aLineThatCannotComeAnyMoreIsNotWaitedFor() throws Exception {
        // given
        try (var process = sh("echo other >&2")) {
            // when, then
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> process.awaitLine("wanted", Duration.ofMinutes(5)))
                    .withMessageContaining("other");
        }
    }

    private static AgentProcess sh(String script) throws Exception {
        return AgentProcess.command(Map.of(), List.of("sh", "-c", script));
    }
}
