package dev.eidos.k8s.agent.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.syntax.ConfigMapUri;
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
        assertThat(Agents.manifests(Agents.config()).clusterRole().document().items("rules"))
                .containsExactly(
                        RbacManifests.rule("", "nodes", "get", "list"),
                        RbacManifests.rule("", "pods", "list"),
                        RbacManifests.rule("nvidia.com", "clusterpolicies", "list"));
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
