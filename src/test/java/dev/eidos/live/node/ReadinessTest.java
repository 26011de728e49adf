package dev.eidos.live.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.constraint.Constraint;
import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.Finding;
import dev.eidos.live.NodeSubset;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.snapshot.SnapshotReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final List<Constraint> DEBIAN = constraints();
    private static final NodeFacts.OfNode GOOD = node("gpu-1", "debian");
    private static final NodeFacts.OfNode BAD = node("gpu-2", "ubuntu");

    @Test
    void onlyTheNodesThatAreWantedAreJudged() {
        // given
        NodeFacts facts = NodeFacts.of("fleet/", List.of(GOOD, BAD));

        // then
        assertThat(judge(facts, NodeSubset.EVERY).status()).isEqualTo(Status.FAILED);
        assertThat(judge(facts, chosen("gpu-1")).status()).isEqualTo(Status.PASSED);
        assertThat(judge(facts, chosen("gpu-2")).findings())
                .extracting(Finding::object)
                .containsExactly("gpu-2");
    }

    @Test
    void aNodeThatIsWantedAndHasNoSnapshotIsUnknown() {
        // given
        NodeFacts facts = NodeFacts.of("fleet/", List.of(GOOD));

        // when
        CheckResult result = judge(facts, chosen("gpu-1", "gpu-7", "gpu-8"));

        // then
        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        Finding finding = result.findings().getFirst();
        assertThat(finding.object()).isEqualTo("gpu-[7-8]");
        assertThat(finding.reason()).isEqualTo("there is no snapshot of it");
    }

    @Test
    void whatAnAgentCouldNotBringIsUnknownWithItsReason() {
        // given
        var facts = new NodeFacts(
                "the agent", List.of(GOOD), Map.of("gpu-3", "no such image"), Map.of("cpu-1", "it runs Windows"));

        // then
        assertThat(judge(facts, NodeSubset.EVERY).findings())
                .extracting(Finding::object, Finding::reason)
                .containsExactly(tuple("gpu-3", "no such image"));
        assertThat(judge(facts, chosen("cpu-1")).findings())
                .extracting(Finding::reason)
                .containsExactly("it runs Windows");
    }

    @Test
    void aNodeThatWasNamedAndHasLeftIsUnknown() {
        // given
        var subset = NodeSubset.of(List.of("gpu-1"), List.of("gpu-1", "gpu-2"), List.of());

        // then
        assertThat(judge(NodeFacts.of("fleet/", List.of(GOOD)), subset).findings())
                .extracting(Finding::reason)
                .containsExactly("it is no longer in the cluster");
    }

    private static CheckResult judge(NodeFacts facts, NodeSubset wanted) {
        return Readiness.of(DEBIAN, facts, wanted).getFirst();
    }

    private static NodeSubset chosen(String... nodes) {
        return NodeSubset.of(List.of(nodes), List.of(), List.of());
    }

    private static NodeFacts.OfNode node(String name, String os) {
        return NodeFacts.OfNode.of(name, SnapshotReader.read("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Snapshot
            metadata: {source-node: %s}
            measurements:
            - type: OS
              subtypes:
              - subtype: release
                data: {ID: %s}
            """.formatted(name, os), name, _ -> {}), DEBIAN);
    }

    private static List<Constraint> constraints() {
        Recipe recipe = RecipeReader.read("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            metadata: {name: t}
            constraints: [{name: OS.release.ID, value: debian}]
            componentRefs: []
            """, "recipe.yaml", _ -> {});
        return recipe.constraints();
    }
}
