package dev.eidos.k8s.agent.watch;

import static dev.eidos.k8s.agent.watch.SeenObjects.START;
import static dev.eidos.k8s.agent.watch.SeenObjects.event;
import static dev.eidos.k8s.agent.watch.SeenObjects.observed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.configmap.ResultSeal;
import org.junit.jupiter.api.Test;

class RunStateTest {
    @Test
    void aPodOfAnotherOwnerIsNotSeen() {
        // given
        var foreign = new WatchedObject.Present(SeenObjects.yaml("""
            metadata: {name: other, labels: {controller-uid: job-uid}, ownerReferences: [{uid: other}]}
            """));

        // then
        assertThat(observed().withPod(foreign, START)).isEqualTo(observed());
        assertThat(observed().withPod(new WatchedObject.Unseen(), START)).isEqualTo(observed());
    }

    @Test
    void aStateLastsSinceItsFirstSight() {
        // given
        RunState waiting = observed().withPod(SeenObjects.waiting("ErrImagePull", "a"), START.plusSeconds(1));

        // when
        RunState again = waiting.withPod(SeenObjects.waiting("ImagePullBackOff", "b"), START.plusSeconds(2));
        RunState running = again.withPod(SeenObjects.container("{running: {}}"), START.plusSeconds(3));

        // then
        assertThat(again.since()).isEqualTo(START.plusSeconds(1));
        assertThat(running.since()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void aDeletedPodKeepsItsName() {
        // given
        WatchedObject pod = SeenObjects.pod("{}");

        // when
        RunState gone =
                observed().withPod(pod, START).withPod(new WatchedObject.Gone(pod.last()), START.plusSeconds(1));

        // then
        assertThat(gone.podName()).isEqualTo("eidos-x");
        assertThat(gone.nodeName()).isEqualTo("n1");
    }

    @Test
    void theNewestEventSpeaksAlsoIfItHasComeBefore() {
        // when
        RunState seen = observed()
                .withEvent(event("a", "FailedMount", "first"))
                .withEvent(event("b", "FailedMount", "second"))
                .withEvent(event("a", "FailedMount", "first again"));

        // then
        assertThat(seen.said("FailedMount")).isEqualTo("first again");
        assertThat(seen.said("FailedCreate")).isEmpty();
    }

    @Test
    void onlyAConfigMapThatIsThereAndClaimsToBeTheSealedResultIsOne() {
        // given
        ResultSeal seal = SeenObjects.seal('a');
        WatchedObject claimed = SeenObjects.result(seal);

        // then
        assertThat(observed().resultOf(seal)).isEmpty();
        assertThat(observed()
                        .withResult(SeenObjects.result(SeenObjects.seal('b')))
                        .resultOf(seal))
                .isEmpty();
        assertThat(observed().withResult(claimed).resultOf(seal)).contains(claimed.last());
        assertThat(observed().withResult(new WatchedObject.Gone(claimed.last())).resultOf(seal))
                .isEmpty();
    }
}
