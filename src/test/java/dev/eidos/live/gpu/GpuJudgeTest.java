package dev.eidos.live.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.FakeCluster;
import dev.eidos.live.Finding;
import dev.eidos.live.NodeSubset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GpuJudgeTest {
    @Test
    void nodesThatOfferAllTheirGpusPass() throws InterruptedException {
        // when
        CheckResult result =
                judge(new FakeCluster().with(node("a", "8", "8", "8")).with(node("b", "8", "8", "8")));

        // then
        assertThat(result.findings()).isEmpty();
        assertThat(result.expected()).isEqualTo("16 GPUs on 2 nodes");
        assertThat(result.actual()).isEqualTo("16 usable");
    }

    @Test
    void nodesThatAreShortComeFirstTheWorstBeforeTheOthers() throws InterruptedException {
        // when
        CheckResult result = judge(new FakeCluster()
                .with(node("a", "8", "8", "8"))
                .with(node("b", "8", "8", "7"))
                .with(node("c", "8", "4", "4")));

        // then
        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.findings()).extracting(Finding::object).containsExactly("nodes/c", "nodes/b");
        assertThat(result.findings().getLast().reason())
                .isEqualTo(
                        "is short of 1 of 8 GPUs: 8 with a driver, 8 registered, 7 allocatable; the device plugin has"
                                + " taken out what is not healthy");
        assertThat(result.actual()).isEqualTo("19 usable");
    }

    @Test
    void devicesOfADraDriverCountAsWell() throws InterruptedException {
        // given
        String slice = """
            apiVersion: resource.k8s.io/v1
            kind: ResourceSlice
            metadata: {name: a-gpu}
            spec:
              driver: gpu.nvidia.com
              nodeName: a
              devices:
              - {name: gpu-0, attributes: {type: {string: gpu}}}
              - {name: gpu-1, attributes: {type: {string: gpu}}}
              - {name: gpu-0-mig-1, attributes: {type: {string: mig}}}
            """;

        // when
        CheckResult all = judge(new FakeCluster().with(node("a", "2", "", "")).with(slice));
        CheckResult fewer = judge(new FakeCluster().with(node("a", "4", "", "")).with(slice));

        // then
        assertThat(all.status()).isEqualTo(Status.PASSED);
        assertThat(fewer.findings().getFirst().reason())
                .contains("is short of 2 of 4 GPUs")
                .contains("2 offered by DRA");
    }

    @Test
    void gpusOnTheBusThatTheDriverDoesNotHaveAreTold() {
        // given
        NodeGpus node =
                NodeGpus.of(DocumentReader.read(node("a", "7", "7", "7"), "n")).with(8, -1, -1);

        // when
        Finding finding = GpuJudge.of(List.of(node), List.of()).findings().getFirst();

        // then
        assertThat(finding.reason()).contains("is short of 1 of 8 GPUs: 8 on the PCI bus, 7 with a driver");
        assertThat(finding.remedy()).contains("Xid").contains("reboot a");
    }

    @Test
    void sharedGpusAreNotCountedAgainstWholeOnes() throws InterruptedException {
        // when
        CheckResult result = judge(new FakeCluster()
                .with(node("a", "8", "32", "32").replace("labels: {", "labels: {nvidia.com/gpu.replicas: \"4\", ")));

        // then
        assertThat(result.status()).isEqualTo(Status.PASSED);
    }

    @Test
    void aClusterWithoutGpusIsUnknownAndNotPassed() throws InterruptedException {
        // when
        CheckResult result = judge(new FakeCluster().with("""
            apiVersion: v1
            kind: Node
            metadata: {name: a}
            status: {conditions: [{type: Ready, status: "True"}]}
            """));

        // then
        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void ofThousandsOfNodesTheWorstAreNamedAndTheOthersCounted() {
        // given
        List<NodeGpus> nodes = IntStream.range(0, 5_000)
                .mapToObj(i -> new NodeGpus("n" + i, -1, 8, 8, i == 4_321 ? 1 : 7, -1, false, true))
                .toList();

        // when
        CheckResult result = GpuJudge.of(nodes, List.of());

        // then
        assertThat(result.findings()).hasSize(21);
        assertThat(result.findings().getFirst().object()).isEqualTo("nodes/n4321");
        assertThat(result.findings().getLast().reason()).isEqualTo("4980 more nodes are short of GPUs");
    }

    @Test
    void featureDiscoverysListOfTheBusCounts() throws InterruptedException {
        // given
        String features = """
            apiVersion: nfd.k8s-sigs.io/v1alpha1
            kind: NodeFeature
            metadata: {name: a, namespace: nfd, labels: {nfd.node.kubernetes.io/node-name: a}}
            spec:
              features:
                instances:
                  pci.device:
                    elements:
                    - {attributes: {vendor: 10de, class: "0302"}}
                    - {attributes: {vendor: 10de, class: "0302"}}
                    - {attributes: {vendor: 15b3, class: "0200"}}
            """;

        // then
        assertThat(judge(new FakeCluster().with(node("a", "1", "1", "1")).with(features))
                        .findings()
                        .getFirst()
                        .reason())
                .contains("2 on the PCI bus, 1 with a driver");
    }

    @Test
    void onlyTheNodesThatAreWantedCountAndOneThatHasLeftIsTold() throws InterruptedException {
        // given
        FakeCluster cluster = new FakeCluster().with(node("a", "8", "8", "8")).with(node("b", "8", "8", "7"));
        NodeSubset good = NodeSubset.of(List.of("a"), List.of(), List.of());
        NodeSubset left = NodeSubset.of(List.of("a", "b"), List.of("a", "c"), List.of());

        // then
        assertThat(new GpuReader(cluster.live(), Map.of(), good).judge().actual())
                .isEqualTo("8 usable");
        CheckResult result = new GpuReader(cluster.live(), Map.of(), left).judge();
        assertThat(result.status()).isEqualTo(CheckResult.Status.FAILED);
        assertThat(result.findings().getFirst().object()).contains("c");
    }

    private static CheckResult judge(FakeCluster cluster) throws InterruptedException {
        return new GpuReader(cluster.live(), Map.of(), NodeSubset.EVERY).judge();
    }

    private static String node(String name, String driver, String capacity, String allocatable) {
        return """
            apiVersion: v1
            kind: Node
            metadata: {name: %s, labels: {nvidia.com/gpu.count: "%s"}}
            status:
              capacity: {nvidia.com/gpu: "%s"}
              allocatable: {nvidia.com/gpu: "%s"}
              conditions: [{type: Ready, status: "True"}]
            """.formatted(name, driver, capacity, allocatable);
    }
}
