package dev.eidos.live.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.FakeCluster;
import org.junit.jupiter.api.Test;

class NodeVersionsTest {
    private final FakeCluster cluster = new FakeCluster();

    @Test
    void nodesOfOneVersionPassWithIt() throws InterruptedException {
        // given
        node("a", "v1.34.2", true, false);
        node("b", "v1.34.2", true, true);

        // when
        CheckResult result = NodeVersions.of(cluster.live());

        // then
        assertThat(result.status()).isEqualTo(Status.PASSED);
        assertThat(result.actual()).isEqualTo("v1.34.2");
    }

    @Test
    void aClusterInTheMiddleOfAnUpgradeIsUnknownWithBothVersionsAndWhoIsAway() throws InterruptedException {
        // given
        node("gpu-1", "v1.33.5", true, false);
        node("gpu-2", "v1.33.5", false, true);
        node("gpu-3", "v1.34.2", true, false);

        // when
        CheckResult result = NodeVersions.of(cluster.live());

        // then
        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.reason())
                    .startsWith("have kubelets of v1.33.5 (2, such as gpu-1), v1.34.2 (1, such as gpu-3)")
                    .contains("cordoned or not ready: gpu-2", "an upgrade is under way");
            assertThat(finding.remedy()).contains("--wait", "--skip node-versions");
        });
    }

    @Test
    void nodesThatDifferInAPatchAloneMayStaySoUnlessOneIsAway() throws InterruptedException {
        // given
        node("a", "v1.34.1", true, false);
        node("b", "v1.34.2", true, false);

        // when
        CheckResult settled = NodeVersions.of(cluster.live());
        node("c", "v1.34.1", true, true);
        CheckResult underWay = NodeVersions.of(cluster.live());

        // then
        assertThat(settled.status()).isEqualTo(Status.PASSED);
        assertThat(underWay.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void nodesThatMayNotBeListedAreUnknown() throws InterruptedException {
        // given
        cluster.forbidding("nodes");

        // then
        assertThat(NodeVersions.of(cluster.live()).status()).isEqualTo(Status.UNKNOWN);
        assertThat(NodeVersions.of(new FakeCluster().live()).status()).isEqualTo(Status.UNKNOWN);
    }

    private void node(String name, String version, boolean ready, boolean cordoned) {
        cluster.with("""
            apiVersion: v1
            kind: Node
            metadata: {name: %s}
            spec: {unschedulable: %s}
            status:
              nodeInfo: {kubeletVersion: %s}
              conditions: [{type: Ready, status: "%s"}]
            """.formatted(name, cordoned, version, ready ? "True" : "Unknown"));
    }
}
