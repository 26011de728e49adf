package dev.eidos.k8s.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.syntax.NodeSelector;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryConnection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaintedNodesTest {
    private static final RunVerdict.Failure UNNAMED =
            new RunVerdict.Unschedulable("0/1 nodes are available: 1 node(s) had untolerated taint(s).");

    private final InMemoryConnection connection = new InMemoryCluster().connect();
    private final ApiClient api = ApiClient.over(connection, RetryPolicy.BRIEF);

    private void node(String name, String label, String spec) throws InterruptedException {
        api.call("", ApiRequest.create(ApiResource.node(name), SeenObjects.yaml("""
            apiVersion: v1
            kind: Node
            metadata: {name: %s, labels: {pool: %s, kubernetes.io/os: linux}}
            spec: %s
            """.formatted(name, label, spec))));
    }

    private TaintedNodes behind(RunVerdict.Failure verdict) throws InterruptedException {
        AgentConfig config = Agents.config()
                .placement(at -> at.nodeSelector(NodeSelector.of(Map.of("pool", "a"))))
                .build();
        RunState seen = SeenObjects.observed()
                .withPod(
                        SeenObjects.pod(
                                "{tolerations: [{key: mine, operator: Exists}, {key: v, value: w, effect: NoExecute}]}",
                                "{}"),
                        SeenObjects.START);
        return TaintedNodes.behind(verdict, api, config.placement(), seen);
    }

    @Test
    void untoleratedTaintsOfTheNodesThatAreSelectedAreFound() throws Exception {
        // given
        node("a1", "a", "{taints: [{key: mine, effect: NoSchedule}, {key: gpu, value: x, effect: NoSchedule}]}");
        node("a2", "a", "{taints: [{key: soft, effect: PreferNoSchedule}, {key: v, value: w, effect: NoExecute}]}");
        node("a3", "a", "{taints: [{key: v, value: other, effect: NoExecute}]}");
        node("a4", "a", "{unschedulable: true, taints: [{key: gone, effect: NoSchedule}]}");
        node("b1", "b", "{taints: [{key: elsewhere, effect: NoSchedule}]}");

        // then
        assertThat(behind(UNNAMED))
                .isEqualTo(new TaintedNodes.Found(List.of(
                        new NodeTaint("a1", "gpu", "x", "NoSchedule"),
                        new NodeTaint("a3", "v", "other", "NoExecute"))));
    }

    @Test
    void whoMayNotListNodesIsTold() throws Exception {
        // given
        connection.refuse("GET /api/v1/nodes", 403, "Forbidden", "you may not");

        // then
        assertThat(behind(UNNAMED)).isEqualTo(new TaintedNodes.Unread("you may not"));
    }

    @Test
    void nodesAreNotLookedAtWhereThatSaysNoMore() throws Exception {
        assertThat(behind(new RunVerdict.Unschedulable("1 node(s) had untolerated taint {a: b}")))
                .isEqualTo(new TaintedNodes.NotAsked());
        assertThat(behind(new RunVerdict.Unschedulable("1 Insufficient cpu"))).isEqualTo(new TaintedNodes.NotAsked());
        assertThat(behind(new RunVerdict.OutOfMemory())).isEqualTo(new TaintedNodes.NotAsked());
        assertThat(connection.requests()).isEmpty();
    }
}
