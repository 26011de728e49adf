package dev.eidos.recipe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpuNodesTest {
    private static final String LABEL = "NodeTopology.label.nvidia.com/gpu.present=true = 3: a, b, c";

    @Test
    void whatWasGatheredOfAllEvidenceComesBeforeTheLabels() {
        // when
        GpuNodes nodes = GpuNodes.of(Snapshots.of("K8s.gpu-nodes.count = 5", LABEL));

        // then
        assertThat(nodes).isEqualTo(new GpuNodes(5, "K8s.gpu-nodes.count", "5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"K8s.gpu-nodes.count = 0", "K8s.gpu-nodes.count = many", "K8s.nodes.count = 9"})
    void whereNoneWereGatheredTheLabelsTell(String gathered) {
        // when
        GpuNodes nodes = GpuNodes.of(Snapshots.of(gathered, LABEL));

        // then
        assertThat(nodes).extracting(GpuNodes::count).isEqualTo(3);
    }

    @Test
    void aClusterWithoutAnyEvidenceDoesNotTell() {
        // when, then
        assertThat(GpuNodes.of(Snapshots.of("K8s.nodes.count = 9"))).isNull();
    }
}
