package dev.eidos.k8s.agent.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RbacManifestsTest {

    @Test
    void noRuleMentionsSecretsOrWildcards() {
        AgentManifests manifests = Agents.manifests(Agents.config());
        for (Manifest role : List.of(manifests.role(), manifests.clusterRole())) {
            assertThat(YamlWriter.write(role.document()))
                    .doesNotContainIgnoringCase("secrets")
                    .doesNotContain("*");
        }
    }

    @Test
    void theRoleAllowsNothingWithWhatIsThere() {
        assertThat(YamlWriter.write(role(Agents.config()))).endsWith("""
            rules:
            - apiGroups:
              - ""
              resources:
              - configmaps
              verbs:
              - create
            """);
    }

    @Test
    void aResultThatTheUserNamedMayBeWrittenAgainInAllItsParts() {
        // when
        Value.Mapping role = role(Agents.config().run(run -> run.output(new ConfigMapUri("gpu-operator", "mine"))));

        // then
        Value rule = role.items("rules").getLast();
        assertThat(Agents.texts(rule.items("verbs"))).containsExactly("get", "update", "patch");
        assertThat(Agents.texts(rule.items("resourceNames")))
                .hasSize(17)
                .startsWith("mine", "mine-part-1", "mine-part-2")
                .endsWith("mine-part-16");
        assertThat(Agents.texts(role.items("rules").getFirst().items("verbs"))).containsExactly("create");
    }

    private static Value.Mapping role(AgentConfig.Builder config) {
        return Agents.manifests(config).role().document();
    }

    @Test
    void ofTheClusterTheAgentMayReadWhatItsCollectorsRead() {
        // when
        List<Value> rules =
                Agents.manifests(Agents.config()).clusterRole().document().items("rules");

        // then
        List<String> allowed = new ArrayList<>();
        for (Value rule : rules) {
            String names = String.join(",", Agents.texts(rule.items("resourceNames")));
            for (String resource : Agents.texts(rule.items("resources"))) {
                String group = Agents.texts(rule.items("apiGroups")).getFirst();
                allowed.add(resource + (group.isEmpty() ? "" : "." + group) + (names.isEmpty() ? "" : "/" + names) + " "
                        + String.join(",", Agents.texts(rule.items("verbs"))));
            }
        }
        assertThat(allowed)
                .containsExactly(
                        "nodes get,list",
                        "pods list",
                        "namespaces/kube-system get",
                        "resourceslices.resource.k8s.io list",
                        "deviceclasses.resource.k8s.io list",
                        "clusterpolicies.nvidia.com list",
                        "gpuclusters.nvidia.com list",
                        "nvidiadrivers.nvidia.com list",
                        "nicclusterpolicies.mellanox.com list",
                        "daemonsets.apps list",
                        "deployments.apps list",
                        "statefulsets.apps list",
                        "helmreleases.helm.toolkit.fluxcd.io list",
                        "applications.argoproj.io list");
    }

    @Test
    void theRoleIsWhereTheResultGoesAndItsSubjectWhereTheJobIs() {
        // when
        AgentManifests manifests = Agents.manifests(Agents.config()
                .placement(at -> at.namespace("jobs").serviceAccountName("sa"))
                .run(run -> run.output(new ConfigMapUri("results", "mine"))));

        // then
        assertThat(manifests.role().path())
                .isEqualTo("/apis/rbac.authorization.k8s.io/v1/namespaces/results/roles/eidos");
        assertThat(manifests.roleBinding().namespace()).isEqualTo("results");
        for (Manifest binding : List.of(manifests.roleBinding(), manifests.clusterRoleBinding())) {
            Value subject = binding.document().items("subjects").getFirst();
            assertThat(subject.text("namespace")).isEqualTo("jobs");
            assertThat(subject.text("name")).isEqualTo("sa");
        }
        assertThat(manifests.serviceAccount().path()).isEqualTo("/api/v1/namespaces/jobs/serviceaccounts/sa");
        assertThat(manifests.clusterRole().path()).isEqualTo("/apis/rbac.authorization.k8s.io/v1/clusterroles/eidos");
    }
}
