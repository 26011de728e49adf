package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.agent.watch.SeenObjects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameDecisionTest {
    private static final String OVER = "{conditions: [{type: Failed, status: 'True'}]}";

    private static Optional<Value.Mapping> job(String managedBy, String more, String status) {
        return Optional.of(SeenObjects.yaml("""
            metadata:
              uid: u
              labels: {app.kubernetes.io/name: eidos, app.kubernetes.io/managed-by: %s, eidos.nvidia.com/run-id: r1}
              %s
            status: %s
            """.formatted(managedBy, more, status)));
    }

    private static Optional<Value.Mapping> active() {
        return job("eidos", "", "{active: 1}");
    }

    private final AgentConfig unnamed = Agents.config().build();
    private final AgentConfig named =
            Agents.config().placement(at -> at.jobName("mine")).build();

    @Test
    void aFreeNameIsTaken() {
        assertThat(NameDecision.of(unnamed, Optional.empty())).isEqualTo(new NameDecision.Take());
    }

    @Test
    void aFinishedJobMakesRoom() {
        assertThat(NameDecision.of(unnamed, job("eidos", "", OVER))).isEqualTo(new NameDecision.Clear("u"));
        assertThat(NameDecision.of(named, job("eidos", "", OVER))).isEqualTo(new NameDecision.Clear("u"));
    }

    @Test
    void aJobThatIsBeingDeletedIsWaitedFor() {
        assertThat(NameDecision.of(named, job("eidos", "deletionTimestamp: '2026-11-22T23:43:10Z'", "{active: 1}")))
                .isEqualTo(new NameDecision.Clear("u"));
    }

    @Test
    void anActiveRunKeepsItsName() {
        assertThat(NameDecision.of(unnamed, active())).isEqualTo(new NameDecision.TakeAnother());
        assertThat(NameDecision.of(named, active()))
                .isInstanceOfSatisfying(
                        NameDecision.Refuse.class,
                        refuse -> assertThat(refuse.reason()).isEqualTo("run r1 is active"));
    }

    @Test
    void anActiveRunIsReplacedOnRequest() {
        assertThat(NameDecision.of(
                        Agents.config()
                                .placement(at -> at.jobName("mine").replace(true))
                                .build(),
                        active()))
                .isEqualTo(new NameDecision.Clear("u"));
    }

    @Test
    void aJobOfSomebodyElseIsNeverTouched() {
        // given
        AgentConfig replace = Agents.config()
                .placement(at -> at.jobName("mine").replace(true))
                .build();

        // then
        assertThat(NameDecision.of(unnamed, job("Helm", "", OVER))).isEqualTo(new NameDecision.TakeAnother());
        assertThat(NameDecision.of(replace, job("Helm", "", OVER))).isInstanceOf(NameDecision.Refuse.class);
    }
}
