package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.TestNamespace;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Leftovers as a real cluster has them. */
class AgentCleanupIT {
    private static final String RUN = "20261122-110000-a1b2c3";
    private static final String LABELS = "labels: {app.kubernetes.io/name: eidos, app.kubernetes.io/managed-by: eidos,"
            + " eidos.nvidia.com/run-id: " + RUN + "}";

    @RegisterExtension
    final TestNamespace namespace = new TestNamespace("cleanup");

    private void configMap(String name) {
        namespace.api().post(namespace.core("configmaps"), """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: %s, %s}
            """.formatted(name, LABELS));
    }

    /** Suspended by its selector: no node has that label, so that it stays active. */
    private void activeJob() {
        namespace.api().post(namespace.jobs(), """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: busy, %s}
            spec:
              template:
                metadata: {%s}
                spec:
                  restartPolicy: Never
                  nodeSelector: {no-such: node}
                  containers: [{name: c, image: localhost/none:1}]
            """.formatted(LABELS, LABELS));
    }

    private Run cleanup(String flags) {
        String words = "agent cleanup --namespace " + namespace.name() + (flags.isEmpty() ? "" : " " + flags);
        return Run.with(
                Map.of("HOME", "/nonexistent", "KUBECONFIG", System.getenv("EIDOS_TEST_KUBECONFIG")),
                words.split(" ", -1));
    }

    @Test
    void aDryRunListsAndARealOneRemovesWhatIsLeftAndNothingElse() {
        // given
        configMap("eidos-snapshot-" + RUN);
        configMap("named-by-a-user");
        activeJob();

        // when
        Run young = cleanup("--dry-run");
        Run dry = cleanup("--dry-run --older-than 1ms --format json");
        boolean stillThere = namespace
                .api()
                .find(namespace.core("configmaps/eidos-snapshot-" + RUN))
                .isPresent();
        Run real = cleanup("--run-id " + RUN);

        // then
        assertThat(young.code()).as(young.err()).isZero();
        assertThat(young.out()).contains("too young");
        assertThat(dry.out())
                .contains("\"action\": \"remove\"", "\"action\": \"keep\"", "\"reason\": \"active\"")
                .doesNotContain("named-by-a-user");
        assertThat(stillThere).isTrue();
        assertThat(real.code()).as(real.err()).isZero();
        assertThat(namespace.api().find(namespace.core("configmaps/eidos-snapshot-" + RUN)))
                .isEmpty();
        assertThat(namespace.api().find(namespace.core("configmaps/named-by-a-user")))
                .isPresent();
        assertThat(namespace.api().find(namespace.jobs() + "/busy")).isPresent();
    }

    @Test
    void forceRemovesActiveJobsToo() {
        // given
        activeJob();

        // when
        Run run = cleanup("--force");
        Run after = cleanup("--dry-run --older-than 1ms");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("jobs/busy").contains("removed");
        assertThat(namespace.api().find(namespace.jobs() + "/busy")).isEmpty();
        assertThat(after.out()).doesNotContain("jobs/busy");
    }

    @Test
    void theCommandIsFoundAndExplained() {
        assertThat(Run.of("agent").out()).contains("cleanup");
        assertThat(Run.of("agent", "cleanup", "--help").out()).contains("--older-than", "--cleanup-rbac");
        assertThat(Run.of("agent", "claenup").err()).contains("unknown command").contains("'cleanup'");
        assertThat(Run.of("agent", "cleanup", "--run-id", "x").code()).isEqualTo(2);
    }
}
