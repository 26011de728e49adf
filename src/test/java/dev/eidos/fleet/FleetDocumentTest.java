package dev.eidos.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.measurement.ClusterIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetDocumentTest {
    @Test
    void whatIsWrittenIsReadBackWithItsNodesInOrder() {
        // given
        var fleet = new Fleet(
                "2026-11-28T12:00:00Z",
                "1.0",
                "20261128-120000-abcdef",
                new ClusterIdentity("prod", "https://a:6443", "u-1"),
                List.of(
                        FleetNode.without("b", FleetNode.Verdict.FAILED, "no image"),
                        FleetNode.collected("a", "nodes/a.yaml", "00ff"),
                        FleetNode.without("c", FleetNode.Verdict.SKIPPED, "it runs windows")));

        // when
        Fleet read = FleetDocument.read(YamlWriter.write(FleetDocument.of(fleet)), "fleet.yaml", _ -> {});

        // then
        assertThat(read).isEqualTo(fleet);
        assertThat(read.nodes()).extracting(FleetNode::name).containsExactly("a", "b", "c");
        assertThat(read.nodes(FleetNode.Verdict.FAILED))
                .extracting(FleetNode::reason)
                .containsExactly("no image");
    }

    @Test
    void aVerdictThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> FleetDocument.read("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Fleet
            metadata: {run: r}
            cluster: {context: "", server: s, uid: u}
            nodes: [{name: a, verdict: perhaps}]
            """, "fleet.yaml", _ -> {}))
                .isInstanceOf(EidosException.class)
                .hasMessageContaining("perhaps");
    }

    @Test
    void clustersAreToldApartByTheirUidAndOnlyElseByTheirAddress() {
        // given
        var one = new ClusterIdentity("a", "https://x", "u-1");

        // then
        assertThat(one.differsFrom(new ClusterIdentity("b", "https://y", "u-1")))
                .isFalse();
        assertThat(one.differsFrom(new ClusterIdentity("a", "https://x", "u-2")))
                .isTrue();
        assertThat(one.differsFrom(new ClusterIdentity("a", "https://x", ""))).isFalse();
        assertThat(one.differsFrom(new ClusterIdentity("a", "https://y", ""))).isTrue();
    }
}
