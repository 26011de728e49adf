package dev.eidos.k8s.agent.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.rbac.RbacDecision;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final Map<ObjectKind, RbacDecision> NOTHING_TO_DO = Map.of();

    @Test
    void aRunWithEverythingInPlaceNeedsNothingOfRbac() {
        assertThat(required(Agents.config(), NOTHING_TO_DO, false))
                .containsExactly(
                        "create jobs.batch -n gpu-operator",
                        "get jobs.batch -n gpu-operator",
                        "list jobs.batch -n gpu-operator",
                        "watch jobs.batch -n gpu-operator",
                        "delete jobs.batch -n gpu-operator",
                        "get pods -n gpu-operator",
                        "list pods -n gpu-operator",
                        "watch pods -n gpu-operator",
                        "get pods --subresource=log -n gpu-operator",
                        "get configmaps -n gpu-operator",
                        "list configmaps -n gpu-operator",
                        "watch configmaps -n gpu-operator",
                        "delete configmaps -n gpu-operator");
    }

    @Test
    void theUsersOwnResultIsReadWhereItIsAndNotDeleted() {
        // given
        AgentConfig.Builder config = Agents.config().run(run -> run.output(new ConfigMapUri("results", "one")));

        // then
        assertThat(required(config, NOTHING_TO_DO, false).stream().filter(line -> line.contains("configmaps")))
                .containsExactly(
                        "get configmaps -n results", "list configmaps -n results", "watch configmaps -n results");
    }

    @Test
    void aRunThatWritesConfigMapsItselfMayDoSo() {
        // given
        AgentConfig.Builder config =
                Agents.config().run(run -> run.perNode(true).kept(Optional.of(new ConfigMapUri("results", "fleet"))));

        // then
        assertThat(required(config, NOTHING_TO_DO, false).stream()
                        .filter(line -> line.contains("configmaps -n results")))
                .containsExactly(
                        "get configmaps -n results",
                        "list configmaps -n results",
                        "create configmaps -n results",
                        "patch configmaps -n results");
    }

    @Test
    void aFirstRunCreatesWhatIsNotThere() {
        // given
        AgentManifests manifests = Agents.manifests(Agents.config());
        Map<ObjectKind, RbacDecision> decisions = Map.of(
                ObjectKind.NAMESPACE, RbacDecision.of(manifests.namespace(), Optional.empty()),
                ObjectKind.CLUSTER_ROLE, RbacDecision.of(manifests.clusterRole(), Optional.empty()));

        // then
        assertThat(required(Agents.config(), decisions, true))
                .contains("create namespaces", "create clusterroles.rbac.authorization.k8s.io")
                .noneMatch(line -> line.contains("rolebindings"));
    }

    @Test
    void eventsAndNodesAreOptional() {
        assertThat(Permissions.needed(Agents.config().build(), NOTHING_TO_DO, false).stream()
                        .filter(need -> !need.isRequired())
                        .map(need -> need.permission().toString()))
                .containsExactly(
                        "list events -n gpu-operator", "watch events -n gpu-operator", "get nodes", "watch nodes");
    }

    @Test
    void cleaningUpRbacNeedsItsDeletion() {
        // given
        AgentConfig.Builder config = Agents.config().run(run -> run.cleanupRbac(true));
        Map<ObjectKind, RbacDecision> decisions = Map.of(
                ObjectKind.SERVICE_ACCOUNT, new RbacDecision.Reuse(),
                ObjectKind.CLUSTER_ROLE_BINDING, new RbacDecision.Reuse());

        // then
        assertThat(required(config, decisions, false))
                .contains("delete clusterrolebindings.rbac.authorization.k8s.io/eidos:gpu-operator")
                .noneMatch(line -> line.contains("serviceaccounts"));
    }

    private static List<String> required(
            AgentConfig.Builder config, Map<ObjectKind, RbacDecision> decisions, boolean namespaceAbsent) {
        return Permissions.needed(config.build(), decisions, namespaceAbsent).stream()
                .filter(RequiredPermission::isRequired)
                .map(need -> need.permission().toString())
                .toList();
    }
}
