package dev.eidos.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeCommandTest {
    @Test
    void theCommandIsTheSameWithOneFlagMoreAsAShellTakesIt() {
        // given
        var command = new ResumeCommand(List.of(
                "snapshot", "--deploy-agent", "--per-node", "--node-selector", "a in (b,c)", "-o", "my fleet/"));

        // then
        assertThat(command.line(List.of("n1")))
                .isEqualTo("eidos snapshot --deploy-agent --per-node --node-selector 'a in (b,c)' -o 'my fleet/'"
                        + " --resume");
    }

    @Test
    void whatGoesOnAlreadyGoesOnOnce() {
        // given
        var command = new ResumeCommand(List.of("snapshot", "--resume", "-o", "fleet/"));

        // then
        assertThat(command.line(List.of())).isEqualTo("eidos snapshot -o fleet/ --resume");
    }

    @Test
    void namesThatCameByAStreamAreWrittenOut() {
        // given
        List<String> missing = List.of("gpu-1", "gpu-2");

        // then
        assertThat(new ResumeCommand(List.of("snapshot", "--node", "@-", "-o", "fleet/")).line(missing))
                .isEqualTo("eidos snapshot --node gpu-1 --node gpu-2 -o fleet/ --resume");
        assertThat(new ResumeCommand(List.of("snapshot", "--node=@-", "-o", "fleet/")).line(missing))
                .isEqualTo("eidos snapshot --node gpu-1 --node gpu-2 -o fleet/ --resume");
    }
}
