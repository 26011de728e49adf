package dev.eidos.k8s.agent.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.Cluster;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.fleet.FailurePlan;
import dev.eidos.testing.fleet.Pace;
import dev.eidos.testing.fleet.SimulatedFleet;
import dev.eidos.testing.fleet.SyntheticFleet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs over simulated nodes of a real cluster. */
class FleetRunIT {
    private static final Pace FAST = new Pace(Duration.ofMillis(50), Duration.ofMillis(50));
    private static final int NODES = 12;

    @RegisterExtension
    private final TestNamespace namespace = new TestNamespace("fleetrun");

    private final String name = "run" + UUID.randomUUID().toString().substring(0, 6);
    private final List<String> nodes = SimulatedFleet.names(name, NODES);
    private final Set<String> kept = new ConcurrentSkipListSet<>();

    @BeforeEach
    void admitsPods() {
        namespace.awaitDefaultServiceAccount();
    }

    @Test
    void everyNodeIsCollectedAndNothingIsLeft() throws InterruptedException {
        // when
        Map<String, NodeOutcome> outcomes = collect(FailurePlan.none(), 5, Duration.ofMinutes(2));

        // then
        assertThat(outcomes.keySet()).containsExactlyElementsOf(nodes);
        assertThat(outcomes.values())
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(NodeOutcome.Collected.class));
        assertThat(kept).containsExactlyElementsOf(nodes);
        assertNothingLeft();
    }

    @Test
    void eachNodeThatFailsHasItsOwnReasonAndTheOthersAreCollected() throws InterruptedException {
        // given
        Map<String, String> reasons = Map.of(
                nodes.get(1), "exit code 1",
                nodes.get(2), "OOMKilled",
                nodes.get(3), "ErrImagePull",
                nodes.get(4), "the result is of another node",
                nodes.get(5), "did not say which result it wrote",
                nodes.get(6), "put out of its node");
        FailurePlan plan = FailurePlan.parse(
                "crash=%s,oom=%s,image=%s,other=%s,no-seal=%s,evicted=%s"
                        .formatted(nodes.get(1), nodes.get(2), nodes.get(3), nodes.get(4), nodes.get(5), nodes.get(6)),
                nodes,
                1);

        // when
        Map<String, NodeOutcome> outcomes = collect(plan, NODES, Duration.ofMinutes(2));

        // then
        reasons.forEach((node, reason) -> assertThat(outcomes.get(node))
                .isInstanceOfSatisfying(
                        NodeOutcome.Failed.class,
                        failed -> assertThat(words(failed.why())).contains(reason)));
        assertThat(kept).hasSize(NODES - reasons.size()).doesNotContainAnyElementsOf(reasons.keySet());
        assertNothingLeft();
    }

    @Test
    void aFailureThatAllNodesMeetEndsTheRunEarly() throws InterruptedException {
        // given
        FailurePlan plan = FailurePlan.parse("crash=" + NODES, nodes, 1);

        // when
        Map<String, NodeOutcome> outcomes = collect(plan, 3, Duration.ofMinutes(1));

        // then
        assertThat(outcomes.values())
                .filteredOn(NodeOutcome.Failed.class::isInstance)
                .hasSize(3);
        assertThat(outcomes.values())
                .filteredOn(NodeOutcome.NotDone.class::isInstance)
                .hasSize(NODES - 3);
        assertNothingLeft();
    }

    private static String words(EidosException failure) {
        return failure.what() + ": " + failure.reason();
    }

    private Map<String, NodeOutcome> collect(FailurePlan plan, int maxFailures, Duration nodeTimeout)
            throws InterruptedException {
        AgentConfig config = Cluster.config(namespace)
                .placement(placement -> placement.generateJobName(true))
                .run(run -> run.timeout(nodeTimeout).perNode(true).cleanupRbac(true))
                .build();
        var settings = new FleetSettings(config, Optional.empty(), 10, maxFailures, UnaryOperator.identity());
        try (var fleet = SimulatedFleet.join(namespace.api(), name, NODES, plan, FAST, new SyntheticFleet(1)::document);
                ApiClient api = new ClusterAccess.Kubeconfig(
                                List.of(namespace.api().server().kubeconfig()), null)
                        .open(RetryPolicy.LASTING)) {
            assertThat(fleet).isNotNull();
            var run = new FleetRun(settings, api, FleetListener.SILENT);
            try {
                return run.collect(run.inspect(), nodes, (node, _) -> kept.add(node));
            } finally {
                run.cleanup(CleanupOptions.afterFailure(true));
            }
        }
    }

    private void assertNothingLeft() {
        for (String kind : List.of("pods", "configmaps")) {
            assertThat(namespace
                            .api()
                            .get(namespace.core(kind) + "?labelSelector=app.kubernetes.io%2Fname%3Deidos")
                            .items("items"))
                    .isEmpty();
        }
    }
}
