package dev.eidos.live.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodTroubleTest {
    @Test
    void aPodThatIsReadyHasNoTrouble() {
        // given
        Value pod = pod("status: {phase: Running, conditions: [{type: Ready, status: \"True\"}]}");

        // then
        assertThat(PodTrouble.of(pod, Events.NONE)).isEmpty();
        assertThat(PodTrouble.isWell(pod)).isTrue();
    }

    @Test
    void anImageThatIsNotThereIsNamedWithTheRegistrysWords() {
        // given
        Value pod = pod("""
            status:
              phase: Pending
              containerStatuses:
              - name: main
                image: registry.example/a:1
                state: {waiting: {reason: ImagePullBackOff, message: Back-off pulling image}}
            """);
        var events = new Events(List.of(read("""
            involvedObject: {uid: u-1}
            reason: Failed
            message: 'Failed to pull image "registry.example/a:1": registry.example/a:1: not found'
            lastTimestamp: "2026-01-01T00:00:00Z"
            """)));

        // when
        Trouble trouble = PodTrouble.of(pod, events).orElseThrow();

        // then
        assertThat(trouble.reason())
                .startsWith("the image registry.example/a:1 cannot be pulled")
                .contains("not found");
        assertThat(trouble.remedy()).contains("has this tag");
    }

    @Test
    void aPodWithoutANodeSaysWhatIsShortAndWhatItDoesNotTolerate() {
        // given
        Value pod = read("""
            metadata: {uid: u-1, name: p, namespace: n}
            spec: {}
            status:
              phase: Pending
              conditions:
              - type: PodScheduled
                status: "False"
                reason: Unschedulable
                message: "0/3 nodes are available: 1 Insufficient nvidia.com/gpu, 2 node(s) had untolerated taint {gpu: true}. preemption: 0/3 nodes are available"
            """);

        // when
        Trouble trouble = PodTrouble.of(pod, Events.NONE).orElseThrow();

        // then
        assertThat(trouble.reason())
                .isEqualTo("no node has room for it: 0/3 nodes are available: 1 Insufficient nvidia.com/gpu, 2 node(s)"
                        + " had untolerated taint {gpu: true}.");
        assertThat(trouble.remedy())
                .contains("add nodes with, or free, nvidia.com/gpu")
                .contains("tolerate the taint gpu: true");
    }

    @Test
    void aCrashNamesItsContainerAndCode() {
        // given
        Value pod = pod("""
            status:
              phase: Running
              containerStatuses:
              - name: main
                image: a
                state: {waiting: {reason: CrashLoopBackOff}}
                lastState: {terminated: {exitCode: 3, reason: Error}}
            """);

        // when
        Trouble trouble = PodTrouble.of(pod, Events.NONE).orElseThrow();

        // then
        assertThat(trouble.reason()).isEqualTo("container main keeps crashing: exit code 3");
        assertThat(trouble.crashed()).isEqualTo("main");
    }

    @Test
    void oneThatNeedsMoreMemoryIsToldSo() {
        // given
        Value pod = pod("""
            status:
              phase: Running
              containerStatuses:
              - name: main
                state: {waiting: {reason: CrashLoopBackOff}}
                lastState: {terminated: {exitCode: 137, reason: OOMKilled}}
            """);

        // then
        assertThat(PodTrouble.of(pod, Events.NONE).orElseThrow().remedy()).contains("memory limit");
    }

    @Test
    void aMountThatFailsNamesTheSecret() {
        // given
        Value pod = pod("status: {phase: Pending, conditions: [{type: Ready, status: \"False\"}]}");
        var events = new Events(List.of(read("""
            involvedObject: {uid: u-1}
            reason: FailedMount
            message: 'MountVolume.SetUp failed for volume "certs" : secret "webhook-certs" not found'
            """)));

        // when
        Trouble trouble = PodTrouble.of(pod, events).orElseThrow();

        // then
        assertThat(trouble.reason()).contains("a volume cannot be mounted");
        assertThat(trouble.remedy()).contains("make the Secret webhook-certs");
    }

    @Test
    void podsThatAreRefusedSayWhatRefusesThem() {
        // given
        String quota = "pods \"a\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0";
        String policy = "pods \"a\" is forbidden: violates PodSecurity \"restricted:latest\": privileged";

        // then
        assertThat(RefusedPods.remedy(quota, "n")).contains("raise the quota");
        assertThat(RefusedPods.remedy(policy, "n")).contains("enforce=privileged");
    }

    private static Value pod(String status) {
        return read("metadata: {uid: u-1, name: p, namespace: n}\nspec: {nodeName: node-1}\n" + status);
    }

    private static Value read(String yaml) {
        return DocumentReader.read(yaml, "test.yaml");
    }
}
