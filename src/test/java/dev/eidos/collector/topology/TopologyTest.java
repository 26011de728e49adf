package dev.eidos.collector.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.topology.ClusterNode.Taint;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopologyTest {
    private static final Taint GPU = new Taint("nvidia.com/gpu", "present", "NoSchedule");
    private static final Taint CORDONED = new Taint("node.kubernetes.io/unschedulable", null, "NoSchedule");

    @Test
    void taintsAndLabelsSayHowManyNodesAndWhich() {
        // given
        List<ClusterNode> nodes = List.of(
                node("a", Map.of("zone", "z1"), GPU),
                node("b", Map.of("zone", "z1"), GPU, CORDONED),
                node("c", Map.of("zone", "z2")));

        // when
        List<Subtype> subtypes = topology(nodes).subtypes(10);

        // then
        assertThat(text(subtypes, 0)).isEqualTo(Map.of("node-count", "3", "taint-count", "2", "label-count", "2"));
        assertThat(text(subtypes, 1))
                .isEqualTo(Map.of(
                        "nvidia.com/gpu=present:NoSchedule", "2: a, b",
                        "node.kubernetes.io/unschedulable:NoSchedule", "1: b"));
        assertThat(text(subtypes, 2)).isEqualTo(Map.of("zone=z1", "2: a, b", "zone=z2", "1: c"));
    }

    @Test
    void aLongListOfNamesIsCutOff() {
        // given
        List<ClusterNode> nodes = List.of(node("a", Map.of("x", "y")), node("b", Map.of("x", "y")));

        // when, then
        assertThat(text(topology(nodes).subtypes(1), 2)).containsEntry("x=y", "2: a and 1 more");
        assertThat(text(topology(nodes).subtypes(0), 2)).containsEntry("x=y", "2: a, b");
    }

    @Test
    void labelsThatTellSingleNodesApartAreSummarised() {
        // given
        List<ClusterNode> nodes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            nodes.add(node("n" + i, Map.of("kubernetes.io/hostname", "n" + i, "id", "i-" + i, "rack", "r" + i / 4)));
        }

        // when
        Map<String, String> labels = text(topology(nodes).subtypes(2), 2);

        // then
        assertThat(labels)
                .containsEntry("kubernetes.io/hostname=*", "40 values on 40 nodes")
                .containsEntry("id=*", "40 values on 40 nodes")
                .containsEntry("rack=r0", "4: n0, n1 and 2 more")
                .hasSize(12);
    }

    @Test
    void theSummaryOfASingleNodeIsInTheSingular() {
        // given
        List<ClusterNode> nodes = List.of(node("a", Map.of("kubernetes.io/hostname", "a")));

        // when
        Map<String, String> labels = text(topology(nodes).subtypes(10), 2);

        // then
        assertThat(labels).isEqualTo(Map.of("kubernetes.io/hostname=*", "1 value on 1 node"));
    }

    @Test
    void fewNodesInDifferentZonesAreListed() {
        // given
        List<ClusterNode> nodes = List.of(node("a", Map.of("zone", "z1")), node("b", Map.of("zone", "z2")));

        // when, then
        assertThat(text(topology(nodes).subtypes(10), 2)).isEqualTo(Map.of("zone=z1", "1: a", "zone=z2", "1: b"));
    }

    @Test
    void theProviderIsTheProviderIdsScheme() {
        assertThat(ProviderId.provider("aws:///us-east-1a/i-0123")).isEqualTo("aws");
        assertThat(ProviderId.provider("kind://docker/kind/node")).isEqualTo("kind");
        assertThat(ProviderId.provider("bare")).isNull();
        assertThat(ProviderId.provider(null)).isNull();
    }

    private static Topology topology(List<ClusterNode> nodes) {
        var topology = new Topology();
        nodes.forEach(topology::add);
        return topology;
    }

    private static ClusterNode node(String name, Map<String, String> labels, Taint... taints) {
        return new ClusterNode(name, null, labels, List.of(taints));
    }

    private static Map<String, String> text(List<Subtype> subtypes, int index) {
        return subtypes.get(index).data().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
    }
}
