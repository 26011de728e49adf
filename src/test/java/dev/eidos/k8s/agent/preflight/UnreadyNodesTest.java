package dev.eidos.k8s.agent.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.DefaultImage;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.syntax.Toleration;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadyNodesTest {
    private final InMemoryConnection connection = new InMemoryCluster().connect();
    private final List<String> warnings = new ArrayList<>();
    private final ApiClient api = ApiClient.over(connection, RetryPolicy.BRIEF);

    private void node(String name, String ready, String labels) throws InterruptedException {
        api.call(
                "",
                ApiRequest.create(
                        ApiResource.node(name), DocumentReader.read("""
                            metadata: {name: %s, labels: {%s}}
                            status: {conditions: [{type: DiskPressure, status: 'False'}, {type: Ready, status: '%s'}]}
                            """.formatted(name, labels, ready), name)));
    }

    private void linux(String name, String ready) throws InterruptedException {
        node(name, ready, "kubernetes.io/os: linux, kubernetes.io/arch: amd64");
    }

    private List<String> avoided(AgentConfig.Builder config) throws InterruptedException {
        return UnreadyNodes.toAvoid(
                api,
                config.placement(at -> at.architectures(DefaultImage.architectures()))
                        .build(),
                warnings::add);
    }

    @Test
    void nodesThatAreNotReadyAreAvoidedWhereAnotherIs() throws Exception {
        // given
        linux("a", "True");
        linux("b", "False");
        linux("c", "Unknown");

        // then
        assertThat(avoided(Agents.config())).containsExactly("b", "c");
    }

    @Test
    void aNodeThatCannotHaveThePodIsNoOther() throws Exception {
        // given
        linux("a", "False");
        node("windows", "True", "kubernetes.io/os: windows, kubernetes.io/arch: amd64");
        node("arm", "True", "kubernetes.io/os: linux, kubernetes.io/arch: arm64");
        node("virtual", "True", "kubernetes.io/os: linux, kubernetes.io/arch: amd64, type: virtual-kubelet");

        // then
        assertThat(avoided(Agents.config())).isEmpty();
    }

    @Test
    void nodesOfAnArchitectureThatTheImageLacksAreToldWhereNoOtherIsSelected() throws Exception {
        // given
        node("g1", "True", "kubernetes.io/os: linux, kubernetes.io/arch: arm64");
        node("g2", "True", "kubernetes.io/os: linux, kubernetes.io/arch: arm64");

        // when
        avoided(Agents.config());

        // then
        assertThat(warnings)
                .containsExactly("no node that is selected can run the agent: g1: it is arm64, and the image is for"
                        + " amd64 (--arch, --image), g2: it is arm64, and the image is for amd64 (--arch, --image)");

        // when: another is there
        warnings.clear();
        linux("a", "True");
        avoided(Agents.config());

        // then
        assertThat(warnings).isEmpty();
    }

    @Test
    void whoMayNotListNodesAvoidsNone() throws Exception {
        // given
        linux("a", "True");
        linux("b", "False");
        connection.refuse("GET /api/v1/nodes", 403, "Forbidden", "you may not");

        // then
        assertThat(avoided(Agents.config())).isEmpty();
    }

    @Test
    void whoSaysWhichTaintsAreToleratedLeavesItToTheScheduler() throws Exception {
        // given
        linux("a", "True");
        linux("b", "False");

        // then
        assertThat(avoided(Agents.config().placement(at -> at.tolerations(List.of(Toleration.parse("k"))))))
                .isEmpty();
    }
}
