package dev.eidos.k8s.agent.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Tree;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.RbacObjects;
import dev.eidos.k8s.agent.manifest.Trees;
import dev.eidos.k8s.api.Identity;
import dev.eidos.k8s.syntax.EidosLabels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RbacDecisionTest {
    private static final AgentManifests WANTED = Agents.manifests(Agents.config());
    private static final AgentManifests ELSEWHERE =
            Agents.manifests(Agents.config().placement(at -> at.namespace("other")).run(run -> run.version("0.9.0")));

    @Test
    void whatIsNotThereIsCreated() {
        assertThat(WANTED.rbac())
                .allSatisfy(manifest -> assertThat(RbacDecision.of(manifest, Optional.empty()))
                        .isEqualTo(new RbacDecision.Create(manifest)));
    }

    @Test
    void whatIsThereAndEqualIsReused() {
        assertThat(WANTED.rbac())
                .allSatisfy(manifest ->
                        assertThat(decide(manifest, Agents.stored(manifest))).isEqualTo(new RbacDecision.Reuse()));
    }

    @Test
    void rulesThatAllowTheSameAreEqualHoweverTheyAreGrouped() {
        // given
        Value.Mapping grouped = Trees.with(
                Agents.stored(WANTED.clusterRole()),
                "rules",
                List.of(
                        RbacObjects.rule("nvidia.com", "clusterpolicies", "list", "get"),
                        Trees.map(
                                "apiGroups",
                                List.of(""),
                                "resources",
                                List.of("pods", "nodes"),
                                "verbs",
                                List.of("get", "list"))));

        // then
        assertThat(decide(WANTED.clusterRole(), grouped)).isEqualTo(new RbacDecision.Reuse());
    }

    @Test
    void anotherVersionsRulesAreBroughtUpToDate() {
        // given
        Value.Mapping older = Trees.with(
                Agents.stored(ELSEWHERE.role()), "rules", List.of(RbacObjects.rule("", "configmaps", "get", "create")));

        // when
        RbacDecision decision = decide(WANTED.role(), older);

        // then
        assertThat(decision).isInstanceOfSatisfying(RbacDecision.Update.class, update -> {
            Value.Mapping document = update.changed().document();
            assertThat(Tree.items(document, "rules"))
                    .isEqualTo(Tree.items(WANTED.role().document(), "rules"));
            assertThat(Tree.text(document, "metadata", "labels", EidosLabels.VERSION))
                    .isEqualTo("1.0.0");
            assertThat(Tree.text(document, "metadata", "resourceVersion")).isEqualTo("17");
        });
    }

    @Test
    void aRuleLimitedToNamesIsNotTheSame() {
        // given
        Value.Mapping rule = Trees.with(
                (Value.Mapping) Tree.items(WANTED.role().document(), "rules").getFirst(),
                "resourceNames",
                List.of("one"));

        // then
        assertThat(decide(WANTED.role(), Trees.with(Agents.stored(WANTED.role()), "rules", List.of(rule))))
                .isInstanceOf(RbacDecision.Update.class);
    }

    @Test
    void whatOthersMadeIsLeftToThem() {
        // given
        List<Manifest> owned =
                List.of(WANTED.role(), WANTED.roleBinding(), WANTED.clusterRole(), WANTED.clusterRoleBinding());

        // then
        assertThat(owned)
                .allSatisfy(manifest -> assertThat(decide(manifest, foreign(manifest)))
                        .isInstanceOfSatisfying(
                                RbacDecision.Foreign.class,
                                foreign -> assertThat(foreign.reason()).contains("Helm")));
        assertThat(decide(WANTED.serviceAccount(), foreign(WANTED.serviceAccount())))
                .isEqualTo(new RbacDecision.Reuse());
        assertThat(decide(WANTED.namespace(), foreign(WANTED.namespace()))).isEqualTo(new RbacDecision.Reuse());
    }

    @Test
    void aSecondNamespaceIsAddedToTheBinding() {
        // when
        RbacDecision decision = decide(WANTED.clusterRoleBinding(), Agents.stored(ELSEWHERE.clusterRoleBinding()));

        // then
        assertThat(decision)
                .isInstanceOfSatisfying(
                        RbacDecision.Update.class,
                        update -> assertThat(namespaces(update.changed())).containsExactly("other", "gpu-operator"));
    }

    @Test
    void aBindingToAnotherRoleIsReplacedAndKeepsItsSubjects() {
        // given
        Value.Mapping found = Trees.with(
                Agents.stored(ELSEWHERE.clusterRoleBinding()),
                "roleRef",
                Trees.map("apiGroup", RbacObjects.GROUP, "kind", "ClusterRole", "name", "view"));

        // when
        RbacDecision decision = decide(WANTED.clusterRoleBinding(), found);

        // then
        assertThat(decision).isInstanceOfSatisfying(RbacDecision.Replace.class, replace -> {
            assertThat(replace.found()).isEqualTo(new Identity("uid-1", "17"));
            assertThat(Tree.text(replace.wanted().document(), "roleRef", "name"))
                    .isEqualTo("eidos");
            assertThat(Tree.at(replace.wanted().document(), "metadata", "resourceVersion"))
                    .isNull();
            assertThat(namespaces(replace.wanted())).containsExactly("other", "gpu-operator");
        });
    }

    @Test
    void cleanUpTakesOnlyWhatIsOurs() {
        // given
        Manifest binding = WANTED.clusterRoleBinding();
        Optional<Value.Mapping> own = Optional.of(Agents.stored(binding));
        Optional<Value.Mapping> shared = Optional.of(Subjects.add(
                own.orElseThrow(),
                RbacObjects.subject(Agents.config().placement(at -> at.namespace("b")).build())));
        Optional<Value.Mapping> others = Optional.of(Agents.stored(ELSEWHERE.clusterRoleBinding()));

        // then
        var delete = new RbacRemoval.Delete(new Identity("uid-1", "17"));
        assertThat(RbacRemoval.of(binding, own)).isEqualTo(delete);
        assertThat(RbacRemoval.of(binding, shared))
                .isInstanceOfSatisfying(
                        RbacRemoval.RemoveSubject.class,
                        remove -> assertThat(namespaces(new Manifest(
                                        binding.kind(), binding.namespace(), binding.name(), remove.changed())))
                                .containsExactly("b"));
        assertThat(RbacRemoval.of(binding, others)).isInstanceOf(RbacRemoval.Keep.class);
        assertThat(RbacRemoval.of(binding, Optional.of(foreign(binding)))).isInstanceOf(RbacRemoval.Keep.class);
        assertThat(RbacRemoval.of(binding, Optional.empty())).isInstanceOf(RbacRemoval.Keep.class);
        Manifest account = WANTED.serviceAccount();
        assertThat(RbacRemoval.of(account, Optional.of(Agents.stored(account)))).isEqualTo(delete);
        assertThat(RbacRemoval.of(account, Optional.of(foreign(account)))).isInstanceOf(RbacRemoval.Keep.class);
    }

    @Test
    void aRoleGoesWithItsBinding() {
        // given
        Optional<Value.Mapping> role = Optional.of(Agents.stored(WANTED.role()));
        Optional<Value.Mapping> binding = Optional.of(Agents.stored(WANTED.roleBinding()));
        var delete = new RbacRemoval.Delete(new Identity("uid-1", "17"));
        var keep = new RbacRemoval.Keep("");

        // then
        assertThat(RbacRemoval.ofRole(role, delete, binding)).isEqualTo(delete);
        assertThat(RbacRemoval.ofRole(role, keep, Optional.empty())).isEqualTo(delete);
        assertThat(RbacRemoval.ofRole(role, keep, binding)).isEqualTo(keep);
        assertThat(RbacRemoval.ofRole(
                        role, new RbacRemoval.RemoveSubject(WANTED.roleBinding().document()), binding))
                .isInstanceOf(RbacRemoval.Keep.class);
        assertThat(RbacRemoval.ofRole(Optional.of(foreign(WANTED.role())), delete, binding))
                .isInstanceOf(RbacRemoval.Keep.class);
    }

    private static RbacDecision decide(Manifest wanted, Value.Mapping found) {
        return RbacDecision.of(wanted, Optional.of(found));
    }

    private static Value.Mapping foreign(Manifest manifest) {
        Value.Mapping metadata = Agents.mapping(Agents.stored(manifest).get("metadata"));
        return Trees.with(
                Agents.stored(manifest),
                "metadata",
                Trees.with(metadata, "labels", Trees.map(EidosLabels.MANAGED_BY, "Helm", EidosLabels.NAME, "eidos")));
    }

    private static List<String> namespaces(Manifest binding) {
        return Tree.items(binding.document(), "subjects").stream()
                .map(subject -> Tree.text(subject, "namespace"))
                .toList();
    }
}
