package dev.eidos.live.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.live.Finding;
import dev.eidos.live.Phase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each test against a cluster that does what it shall, and one that does not. */
class TrialsTest {
    private static final String NODES = "/api/v1/nodes";
    private static final String NODE = """
        [{metadata: {name: a, labels: {kubernetes.io/hostname: a}},
          status: {allocatable: {nvidia.com/gpu: "8"}, conditions: [{type: Ready, status: "True"}],
                   nodeInfo: {kernelVersion: "6.8"}}}]\
        """;
    private static final String KAI = "[{name: scheduling.run.ai, preferredVersion: {version: v2alpha2}}]";

    private final ScriptedCluster cluster = new ScriptedCluster().list(NODES, NODE);

    @Test
    void aPodHasTheGpuThatItAskedForAndAnotherHasNone() throws InterruptedException {
        // given
        cluster.job("gpu-given", ended("1")).job("gpu-not-given", ended("0"));

        // then
        assertThat(outcome(AccessTrial.ID).findings()).isEmpty();
        assertThat(outcome(AccessTrial.ID).shown()).contains("nodes/a", "a pod without has none");
        assertThat(cluster.made()).contains("jobs/gpu-given", "jobs/gpu-not-given");
    }

    @Test
    void aPodThatSeesGpusItDidNotAskForFails() throws InterruptedException {
        // given
        cluster.job("gpu-given", ended("1")).job("gpu-not-given", ended("8"));

        // then
        assertThat(failure(AccessTrial.ID)).contains("asked for no GPU on a, and has device files of 8");
    }

    @Test
    void aPodWithoutItsGpuFails() throws InterruptedException {
        cluster.job("gpu-given", ended("0"));
        assertThat(failure(AccessTrial.ID)).contains("asked for 1 GPU on a, and has device files of 0");
    }

    @Test
    void withoutGpusThereIsNothingToTest() throws InterruptedException {
        // given
        cluster.list(NODES, "[{metadata: {name: a}, status: {allocatable: {nvidia.com/gpu: \"0\"}}}]");

        // then
        assertThat(outcome(AccessTrial.ID).findings())
                .extracting(Finding::weight)
                .containsExactly(Finding.Weight.UNKNOWN);
        assertThat(cluster.made()).isEmpty();
    }

    @Test
    void aSandboxHasAKernelOfItsOwn() throws InterruptedException {
        // given
        cluster.list("/apis/node.k8s.io/v1/runtimeclasses", "[{metadata: {name: kata}, handler: kata-qemu}]");
        cluster.list("/api/v1/nodes/a", NODE);

        // when
        cluster.job("sandboxed", ended("6.1-kata"));

        // then
        assertThat(outcome(SandboxTrial.ID).shown()).contains("runtimeclasses/kata", "6.1-kata");
    }

    @Test
    void anImageThatIsNotThereIsTold() throws InterruptedException {
        // given
        cluster.job(
                "gpu-given",
                "[{metadata: {name: p, uid: u}, spec: {nodeName: a}, status: {phase: Pending, containerStatuses:"
                    + " [{name: test, image: busybox, state: {waiting: {reason: ImagePullBackOff, message: x}}}]}}]");

        // then
        assertThat(failure(AccessTrial.ID)).contains("image");
    }

    @Test
    void aGangRunsWholeOrNotAtAll() throws InterruptedException {
        // given
        gangs();
        cluster.job(GangObjects.WHOLE, two(ended("x"), ended("x")));
        cluster.job(GangObjects.HALF, two(waiting(), waiting()));

        // then
        assertThat(outcome(GangTrial.ID).shown()).contains("KAI Scheduler: all 2 pods");
        assertThat(cluster.made()).contains("podgroups/" + GangObjects.WHOLE, "podgroups/" + GangObjects.HALF);
    }

    @Test
    void aGangThatStartsByHalvesFails() throws InterruptedException {
        // given
        gangs();
        cluster.job(GangObjects.WHOLE, two(ended("x"), ended("x")));
        cluster.job(GangObjects.HALF, two(ended("x"), waiting()));

        // then
        assertThat(failure(GangTrial.ID)).contains("1 of 2 pods were placed");
    }

    @Test
    void aClaimIsAllocated() throws InterruptedException {
        // given
        cluster.list("/apis", "[{name: resource.k8s.io, preferredVersion: {version: v1}}]");
        cluster.list("/apis/resource.k8s.io/v1/deviceclasses", "[{metadata: {name: gpu.nvidia.com}}]");
        cluster.job("claim", ended("claimed"));

        // then
        assertThat(outcome(ClaimTrial.ID).shown()).contains("deviceclasses/gpu.nvidia.com", "nodes/a");
        assertThat(cluster.made()).contains("resourceclaimtemplates/claim");
    }

    @Test
    void whoMayNotMakeANamespaceIsToldTheRoleAndNothingPasses() throws InterruptedException {
        // given
        cluster.forbidding("namespaces");

        // then
        assertThat(outcome(AccessTrial.ID).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.weight()).isEqualTo(Finding.Weight.UNKNOWN);
            assertThat(finding.remedy()).contains("--verb=create,get,delete --resource=namespaces");
        });
    }

    @Test
    void whatATestHasBegunEndsBeforeTheNext() throws InterruptedException {
        // given
        cluster.job("gpu-given", ended("0"));

        // when
        outcome(AccessTrial.ID);

        // then
        assertThat(cluster.deleted()).singleElement().asString().endsWith("/jobs/gpu-given");
    }

    private void gangs() {
        cluster.list("/apis", KAI);
        cluster.list("/apis/scheduling.run.ai/v2alpha2/queues", """
            [{metadata: {name: root}}, {metadata: {name: team}, spec: {parentQueue: root}}]\
            """);
    }

    private Trial.Outcome outcome(String id) throws InterruptedException {
        List<Planned> planned =
                plan().stream().filter(one -> one.id().equals(id)).toList();
        Map<String, Trial.Outcome> outcomes = cluster.run().run(planned, _ -> {});
        return Objects.requireNonNull(outcomes.get(id));
    }

    private String failure(String id) throws InterruptedException {
        List<Finding> findings = outcome(id).findings();
        assertThat(findings).extracting(Finding::weight).containsExactly(Finding.Weight.FAILED);
        return findings.getFirst().reason();
    }

    private List<Planned> plan() throws InterruptedException {
        if (plainCluster()) {
            cluster.list("/apis", "[]");
        }
        return Trials.plan(cluster.live(), ScriptedCluster.SETTINGS, Set.of(Phase.CONFORMANCE), Set.of(), null);
    }

    private boolean plainCluster() {
        return !cluster.knows("/apis");
    }

    private static String ended(String words) {
        return "[{metadata: {name: p, uid: u}, spec: {nodeName: a}, status: {phase: Succeeded, containerStatuses:"
                + " [{state: {terminated: {exitCode: 0, message: \"" + words + "\"}}}]}}]";
    }

    private static String waiting() {
        return "[{metadata: {name: q, uid: v}, status: {phase: Pending, conditions:"
                + " [{type: PodScheduled, status: \"False\", reason: Unschedulable, message: no}]}}]";
    }

    private static String two(String one, String other) {
        return one.substring(0, one.length() - 1) + ", " + other.substring(1);
    }
}
