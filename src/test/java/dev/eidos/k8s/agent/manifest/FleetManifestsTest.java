package dev.eidos.k8s.agent.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.RunId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FleetManifestsTest {
    private final FleetManifests manifests = new FleetManifests(
            Agents.config().run(run -> run.perNode(true)).build(),
            new RunId("20261128-120000-abcdef"),
            Duration.ofMinutes(5));

    @Test
    void aPodBelongsToTheRunsJobWhoseControllerLeavesItAlone() {
        // when
        Value pod = manifests.pod("gpu-7", 3, "uid");

        // then
        assertThat(pod.items("metadata", "ownerReferences")).singleElement().satisfies(owner -> {
            assertThat(owner.text("uid")).isEqualTo("uid");
            assertThat(owner.flag("controller")).isFalse();
        });
        assertThat(pod.entries("metadata", "labels")).doesNotContainKey("controller-uid");
        assertThat(pod.text("metadata", "name")).endsWith("-00003");
    }

    @Test
    void aPodKeepsNoNodeFromBeingTakenAwayAndASingleRunsDoes() {
        // when
        Value pod = manifests.pod("gpu-7", 1, "uid");
        Value job = Agents.manifests(Agents.config()).job().document();

        // then
        String annotation = "cluster-autoscaler.kubernetes.io/safe-to-evict";
        assertThat(pod.text("metadata", "annotations", annotation)).isEqualTo("true");
        assertThat(job.text("spec", "template", "metadata", "annotations", annotation))
                .isEmpty();
    }
}
