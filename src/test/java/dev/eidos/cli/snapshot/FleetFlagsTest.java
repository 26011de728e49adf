package dev.eidos.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetFlagsTest {
    /** They would be overlooked: one snapshot would be taken, once. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--exclude gpu-1",
                "--max-parallel 3",
                "--max-failures 3",
                "--node-timeout 5m",
                "--resume",
                "--watch 10m",
                "--keep 3",
                "--runs 3",
                "--metrics fleet.prom"
            })
    void whatConcernsManyNodesIsRefusedForOne(String words) {
        // given
        String[] args = ("snapshot --deploy-agent -o out.yaml " + words).split(" ", -1);

        // when
        Run run = Run.of(args);

        // then
        assertThat(run.code()).as(Arrays.toString(args)).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("error: the flag concerns many nodes, and one is asked for: " + words.split(" ", -1)[0]
                        + "\n  try: say which: --all-nodes, --per-node or --node\n");
    }
}
