package dev.eidos.k8s.agent.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.Architecture;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.FleetManifests;
import dev.eidos.k8s.syntax.ImageReference;
import dev.eidos.k8s.syntax.Toleration;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodePlanTest {
    private static final NodeChoice ALL = new NodeChoice("", List.of(), Set.of());

    @Test
    void readyLinuxNodesAreTakenInTheOrderOfTheirNames() {
        // when
        NodePlan plan = plan(ALL, node("b", ""), node("a", ""));

        // then
        assertThat(plan.taken()).containsExactly("a", "b");
        assertThat(plan.skipped()).isEmpty();
    }

    @Test
    void whatCanNeverRunTheAgentIsSkippedWithTheReason() {
        // when
        NodePlan plan = plan(
                ALL,
                labelled("win", "kubernetes.io/os: windows"),
                labelled("arm", "kubernetes.io/os: linux, kubernetes.io/arch: arm64"),
                labelled("vk", "kubernetes.io/os: linux, kubernetes.io/arch: amd64, type: virtual-kubelet"));

        // then
        assertThat(plan.taken()).isEmpty();
        assertThat(plan.skipped())
                .containsEntry("win", "it runs windows")
                .containsEntry("arm", "it is arm64, and the image is for amd64 (--arch, --image)")
                .containsEntry("vk", "a virtual node (type=virtual-kubelet): it has no host");
    }

    @Test
    void aCordonedNodeIsTakenOnlyByName() {
        // given
        Value cordoned = node("c", "spec: {unschedulable: true}");

        // then
        assertThat(plan(ALL, cordoned).skipped()).containsKey("c");
        assertThat(plan(new NodeChoice("", List.of("c"), Set.of()), cordoned).taken())
                .containsExactly("c");
    }

    @Test
    void aNodeThatIsNotReadyIsMeantAndCannotBeHad() {
        // given
        Value lost = read("""
            metadata: {name: lost, labels: {kubernetes.io/os: linux, kubernetes.io/arch: amd64}}
            status: {conditions: [{type: Ready, status: Unknown, message: Kubelet stopped posting node status.}]}
            """);

        // then
        assertThat(plan(ALL, lost).unreachable())
                .containsEntry("lost", "nobody has heard of it: Kubelet stopped posting node status.");
    }

    @Test
    void aTaintBeyondTheTolerationsSkips() {
        // given
        AgentConfig config = AgentConfig.builder(image())
                .placement(placement -> placement.tolerations(List.of(Toleration.parse("nvidia.com/gpu"))))
                .build();
        Value tainted = node("t", "spec: {taints: [{key: team, value: a, effect: NoSchedule}]}");

        // then
        assertThat(NodePlan.of(List.of(tainted), ALL, config.placement(), tolerations(config))
                        .skipped())
                .containsEntry("t", "its taint is not tolerated: --toleration team=a:NoSchedule");
    }

    @Test
    void excludedAndAbsentNodesAreTold() {
        // when
        NodePlan plan = plan(new NodeChoice("", List.of("a", "b", "x"), Set.of("b")), node("a", ""), node("b", ""));

        // then
        assertThat(plan.taken()).containsExactly("a");
        assertThat(plan.skipped()).containsEntry("b", "excluded");
        assertThat(plan.absent()).containsExactly("x");
    }

    private static NodePlan plan(NodeChoice choice, Value... nodes) {
        AgentConfig config = AgentConfig.builder(image())
                .placement(placement -> placement.architectures(List.of(Architecture.AMD64)))
                .build();
        return NodePlan.of(List.of(nodes), choice, config.placement(), tolerations(config));
    }

    private static List<Value> tolerations(AgentConfig config) {
        return new FleetManifests(config, new RunId("20261128-120000-abcdef"), Duration.ofMinutes(5)).tolerations();
    }

    private static ImageReference image() {
        return ImageReference.parse("registry.example/eidos:1");
    }

    private static Value labelled(String name, String labels) {
        return read("""
            metadata: {name: %s, labels: {%s}}
            status: {conditions: [{type: Ready, status: "True"}]}
            """.formatted(name, labels));
    }

    private static Value node(String name, String more) {
        return read("""
            metadata: {name: %s, labels: {kubernetes.io/os: linux, kubernetes.io/arch: amd64}}
            status: {conditions: [{type: Ready, status: "True"}]}
            %s
            """.formatted(name, more));
    }

    private static Value read(String yaml) {
        return DocumentReader.read(yaml, "test");
    }
}
