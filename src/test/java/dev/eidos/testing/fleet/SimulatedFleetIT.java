package dev.eidos.testing.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.testing.Await;
import dev.eidos.testing.Fields;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.TestNamespace;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SimulatedFleetIT {
    private static final Pace FAST = new Pace(Duration.ofMillis(50), Duration.ofMillis(50));
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    private final TestNamespace namespace = new TestNamespace("fleet");

    private final String name = "sim" + UUID.randomUUID().toString().substring(0, 6);

    @BeforeEach
    void admitsPods() {
        namespace.awaitDefaultServiceAccount();
    }

    @Test
    void podsEndAsTheirNodesArePlannedTo() {
        // given
        RawApi api = namespace.api();
        String spec = "oom=%1$s-00002,image=%1$s-00003,no-seal=%1$s-00004,other=%1$s-00005".formatted(name);
        FailurePlan plan = FailurePlan.parse(spec, SimulatedFleet.names(name, 5), 1);

        // when
        try (var fleet = SimulatedFleet.join(api, name, 5, plan, FAST, new SyntheticFleet(1)::document)) {
            for (int number = 1; number <= 5; number++) {
                agent(number);
            }

            // then
            assertThat(state(1, "terminated", "message")).startsWith("eidos-result cm://" + namespace.name());
            assertThat(state(2, "terminated", "reason")).isEqualTo("OOMKilled");
            assertThat(state(3, "waiting", "reason")).contains("ImagePull");
            assertThat(state(4, "terminated", "reason")).isEqualTo("Completed");
            assertThat(Fields.has(pod(4), "status", "containerStatuses", 0, "state", "terminated", "message"))
                    .isFalse();
            assertThat(snapshot(1)).contains("source-node: " + node(1));
            assertThat(state(5, "terminated", "reason")).isEqualTo("Completed");
            assertThat(snapshot(5)).contains("source-node: not-" + node(5));
            assertThat(fleet).isNotNull();
        }
        assertThat(api.find("/api/v1/nodes/" + node(1))).isEmpty();
    }

    @Test
    void aDeletionIsConfirmed() {
        // given
        FailurePlan plan = FailurePlan.parse("hang=1", SimulatedFleet.names(name, 1), 1);
        try (var fleet = SimulatedFleet.join(namespace.api(), name, 1, plan, FAST, Value::scalar)) {
            agent(1);
            assertThat(state(1, "running", "startedAt")).isNotEmpty();

            // when
            namespace.api().delete(namespace.core("pods/agent-1"));

            // then
            Await.until(
                    "the pod is gone",
                    SOON,
                    () -> namespace.api().find(namespace.core("pods/agent-1")).isEmpty());
            assertThat(fleet).isNotNull();
        }
    }

    private String node(int number) {
        return SimulatedNode.name(name, number);
    }

    private void agent(int number) {
        namespace.api().post(namespace.core("pods"), """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"agent-%1$d"},
             "spec":{"restartPolicy":"Never","automountServiceAccountToken":false,
              "nodeSelector":{"kubernetes.io/hostname":"%2$s"},
              "containers":[{"name":"eidos","image":"agent",
               "command":["eidos","snapshot","-o","cm://%3$s/result-%1$d"],
               "env":[{"name":"EIDOS_RUN_ID","value":"test"}]}]}}
            """.formatted(number, node(number), namespace.name()));
    }

    private Value.Mapping pod(int number) {
        return namespace.api().get(namespace.core("pods/agent-" + number));
    }

    /** A text of the container's state, when there is one. */
    private String state(int number, String state, String text) {
        return Await.present(
                "the container of agent-" + number + " is " + state,
                SOON,
                () -> Optional.of(Fields.text(pod(number), "status", "containerStatuses", 0, "state", state, text))
                        .filter(found -> !found.isEmpty()));
    }

    private String snapshot(int number) {
        return Fields.text(namespace.api().get(namespace.core("configmaps/result-" + number)), "data", "snapshot.yaml");
    }
}
