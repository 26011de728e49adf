package dev.eidos.fleet.configmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a cluster's own store is not filled with. */
class FleetConfigMapsTest {
    private static final int MIB = 1 << 20;

    private final List<String> asked = new ArrayList<>();
    private final ApiCalls cluster = (what, _, _) -> {
        asked.add(what);
        return new ApiAnswer.Done(Value.Mapping.EMPTY);
    };
    private final FleetConfigMaps fleet = new FleetConfigMaps(cluster, ConfigMapUri.parse("cm://default/fleet"));

    private static List<String> nodes(int count) {
        return IntStream.range(0, count).mapToObj(number -> "gpu-" + number).toList();
    }

    @Test
    void aThousandAndTwentyFourNodesHaveRoom() {
        assertThatCode(() -> fleet.check(nodes(1024))).doesNotThrowAnyException();
    }

    @Test
    void oneMoreIsRefusedBeforeAnythingIsAsked() {
        // when
        assertThatThrownBy(() -> fleet.check(nodes(1025)))
                // then
                .isInstanceOfSatisfying(EidosException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(refused.reason())
                            .contains("1025 nodes")
                            .contains("at most 100 MiB, some 1024 nodes");
                    assertThat(refused.suggestion()).contains("-o fleet/");
                });
        assertThat(asked).isEmpty();
    }

    @Test
    void whatReallyComesIsCountedAndNotWrittenBeyondTheLimit() throws InterruptedException {
        // given
        Value large = Value.mapping(snapshot -> snapshot.put("kind", "x".repeat(34 * MIB)));
        fleet.writeCluster(large);
        fleet.writeCluster(large);
        int before = asked.size();

        // when
        assertThatThrownBy(() -> fleet.writeCluster(large))
                // then
                .isInstanceOfSatisfying(
                        EidosException.class,
                        refused -> assertThat(refused.reason()).startsWith("what has arrived comes to 102 MiB"));
        assertThat(asked).hasSize(before);
    }
}
