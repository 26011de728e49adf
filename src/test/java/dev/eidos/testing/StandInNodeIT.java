package dev.eidos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StandInNodeIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    final TestNamespace namespace = new TestNamespace("node");

    @Test
    void aPodLivesAsTheTestSays() {
        // given
        try (var node = StandInNode.join(namespace.api())) {
            namespace.awaitDefaultServiceAccount();
            job(node);
            StandInPod pod = node.awaitPod(namespace.name(), SOON);

            // when, then
            pod.waiting("ImagePullBackOff", "Back-off pulling image");
            assertThat(state(pod, "waiting", "reason")).isEqualTo("ImagePullBackOff");
            pod.running();
            assertThat(Fields.text(pod.get(), "status", "phase")).isEqualTo("Running");
            pod.event("Warning", "FailedMount", "MountVolume.SetUp failed");
            pod.terminated(137, "OOMKilled");
            assertThat(state(pod, "terminated", "exitCode")).isEqualTo("137");
            Await.until("the Job fails", SOON, () -> condition("Failed"));

            // when
            namespace.api().delete(namespace.jobs() + "/job?propagationPolicy=Background");

            // then
            namespace.assertNoRunLeft();
        }
    }

    @Test
    void aLostNodeKeepsItsPods() {
        // given
        try (var node = StandInNode.join(namespace.api())) {
            namespace.awaitDefaultServiceAccount();
            job(node);
            StandInPod pod = node.awaitPod(namespace.name(), SOON);
            pod.running();

            // when
            node.lose();

            // then
            Await.until(
                    "the taint of a lost node",
                    SOON,
                    () -> Fields.items(namespace.api().get("/api/v1/nodes/" + node.name()), "spec", "taints").stream()
                            .anyMatch(taint -> Fields.text(taint, "key").equals("node.kubernetes.io/unreachable")));
            namespace.api().delete(namespace.core("pods/" + pod.name()));
            assertThat(Fields.has(pod.get(), "metadata", "deletionTimestamp")).isTrue();
        }
    }

    @Test
    void anEvictionEndsThePod() {
        // given
        try (var node = StandInNode.join(namespace.api())) {
            namespace.awaitDefaultServiceAccount();
            job(node);
            StandInPod pod = node.awaitPod(namespace.name(), SOON);

            // when
            pod.evicted("The node was low on resource: memory.");

            // then
            Await.until("the Job fails", SOON, () -> condition("Failed"));
            assertThat(Fields.text(pod.get(), "status", "reason")).isEqualTo("Evicted");
        }
    }

    private static String state(StandInPod pod, String state, String field) {
        return Fields.text(pod.get(), "status", "containerStatuses", 0, "state", state, field);
    }

    private boolean condition(String type) {
        for (Value condition : Fields.items(namespace.api().get(namespace.jobs() + "/job"), "status", "conditions")) {
            if (Fields.text(condition, "type").equals(type)) {
                return Fields.text(condition, "status").equals("True");
            }
        }
        return false;
    }

    private void job(StandInNode node) {
        namespace.api().post(namespace.jobs(), """
            metadata: {name: job, labels: &labels {app.kubernetes.io/managed-by: eidos}}
            spec:
              backoffLimit: 0
              template:
                metadata: {labels: *labels}
                spec:
                  restartPolicy: Never
                  nodeSelector: {%s: %s}
                  tolerations: [{operator: Exists}]
                  containers: [{name: main, image: "eidos.test/none:1"}]
            """.formatted(StandInNode.LABEL, node.name()));
    }
}
