package dev.eidos.k8s.agent.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.RbacManifests;
import dev.eidos.k8s.api.Identity;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.EidosLabels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RbacDecisionTest {
    private static final AgentManifests WANTED = Agents.manifests(Agents.config());
    private static final AgentManifests ELSEWHERE = Agents.manifests(
            Agents.config().placement(at -> at.namespace("other")).run(run -> run.version("0.9.0")));
    private static final AgentManifests NAMED = naming("one");
    private static final Value.Mapping WIDE =
            RbacManifests.rule("", "configmaps", "get", "list", "create", "update", "patch");

    private static final AgentManifests LOOKER =
            Agents.manifests(Agents.config().placement(at -> at.serviceAccountName("looker")));

    private static AgentManifests naming(String result) {
        return Agents.manifests(Agents.config().run(run -> run.output(new ConfigMapUri("gpu-operator", result))));
    }

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
        Value.Mapping both = new MappingBuilder()
                .putTexts("apiGroups", List.of(""))
                .putTexts("resources", List.of("pods", "nodes"))
                .putTexts("verbs", List.of("list"))
                .build();
        Value.Mapping nodes = RbacManifests.rule("", "nodes", "get");
        List<Value.Mapping> rules = new ArrayList<>(RbacManifests.CLUSTER_READS.subList(2, 9));
        Collections.reverse(rules);
        rules.addAll(List.of(both, nodes));
        Value.Mapping grouped = Agents.stored(WANTED.clusterRole()).with("rules", rules);

        // then
        assertThat(decide(WANTED.clusterRole(), grouped)).isEqualTo(new RbacDecision.Reuse());
    }

    @Test
    void anotherVersionsRulesAreBroughtUpToDate() {
        // given: the rules that every agent had before
        Value.Mapping older = Agents.stored(ELSEWHERE.role()).with("rules", List.of(WIDE));

        // when
        RbacDecision decision = decide(WANTED.role(), older);

        // then
        assertThat(decision).isInstanceOfSatisfying(RbacDecision.Update.class, update -> {
            Value.Mapping document = update.changed().document();
            assertThat(document.items("rules"))
                    .isEqualTo(WANTED.role().document().items("rules"));
            assertThat(document.text("metadata", "labels", EidosLabels.VERSION)).isEqualTo("1.0.0");
            assertThat(document.text("metadata", "resourceVersion")).isEqualTo("17");
        });
    }

    @Test
    void aRuleLimitedToNamesIsNotTheSame() {
        // given
        Value.Mapping rule = ((Value.Mapping)
                        WANTED.role().document().items("rules").getFirst())
                .with("resourceNames", List.of(Value.scalar("one")));

        // then
        assertThat(decide(WANTED.role(), Agents.stored(WANTED.role()).with("rules", List.of(rule))))
                .isInstanceOf(RbacDecision.Update.class);
    }

    @Test
    void aResultThatARunNamesIsAddedToThoseThatOthersHaveNamed() {
        // when
        RbacDecision decision = decide(naming("two").role(), Agents.stored(NAMED.role()));

        // then
        assertThat(decision).isInstanceOfSatisfying(RbacDecision.Update.class, update -> {
            assertThat(update.changed().document().items("rules")).hasSize(2);
            assertThat(names(update.changed().document()))
                    .hasSize(34)
                    .contains("one", "one-part-1", "one-part-16", "two", "two-part-1", "two-part-16");
        });
    }

    @Test
    void aRunWithoutAResultOfTheUsersTakesNoNameAway() {
        assertThat(decide(WANTED.role(), Agents.stored(NAMED.role()))).isEqualTo(new RbacDecision.Reuse());
    }

    @Test
    void theOrderOfNamesDoesNotMatter() {
        // given
        List<String> names = new ArrayList<>(names(NAMED.role().document()));
        Collections.reverse(names);
        Value.Mapping reversed = Agents.stored(NAMED.role())
                .with(
                        "rules",
                        List.of(
                                RbacManifests.results(names),
                                NAMED.role().document().items("rules").getFirst()));

        // then
        assertThat(decide(NAMED.role(), reversed)).isEqualTo(new RbacDecision.Reuse());
    }

    @Test
    void ofWiderRulesOnlyTheNamesOfResultsAreKept() {
        // given
        Value.Mapping secrets =
                RbacManifests.rule("", "secrets", "get").with("resourceNames", List.of(Value.scalar("key")));
        Value.Mapping wide = Agents.stored(NAMED.role())
                .with(
                        "rules",
                        List.of(
                                WIDE,
                                secrets,
                                NAMED.role().document().items("rules").getLast()));

        // when
        RbacDecision decision = decide(WANTED.role(), wide);

        // then
        assertThat(decision)
                .isInstanceOfSatisfying(
                        RbacDecision.Update.class,
                        update -> assertThat(update.changed().document().items("rules"))
                                .isEqualTo(NAMED.role().document().items("rules")));
    }

    private static List<String> names(Value.Mapping role) {
        return role.items("rules").getLast().items("resourceNames").stream()
                .map(Value::text)
                .toList();
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
    void aSecondServiceAccountIsAddedToTheBindingOfItsNamespace() {
        // when
        RbacDecision decision = decide(WANTED.clusterRoleBinding(), Agents.stored(LOOKER.clusterRoleBinding()));

        // then
        assertThat(decision)
                .isInstanceOfSatisfying(
                        RbacDecision.Update.class,
                        update -> assertThat(accounts(update.changed())).containsExactly("looker", "eidos"));
    }

    @Test
    void namespacesHaveNoBindingInCommon() {
        assertThat(WANTED.clusterRoleBinding().name()).isEqualTo("eidos:gpu-operator");
        assertThat(ELSEWHERE.clusterRoleBinding().name()).isEqualTo("eidos:other");
        assertThat(WANTED.sharedClusterRoleBinding().name()).isEqualTo("eidos");
    }

    @Test
    void aBindingToAnotherRoleIsReplacedAndKeepsItsSubjects() {
        // given
        Value.Mapping roleRef = new MappingBuilder()
                .put("apiGroup", RbacManifests.GROUP)
                .put("kind", "ClusterRole")
                .put("name", "view")
                .build();
        Value.Mapping found = Agents.stored(LOOKER.clusterRoleBinding()).with("roleRef", roleRef);

        // when
        RbacDecision decision = decide(WANTED.clusterRoleBinding(), found);

        // then
        assertThat(decision).isInstanceOfSatisfying(RbacDecision.Replace.class, replace -> {
            assertThat(replace.found()).isEqualTo(new Identity("uid-1", "17"));
            assertThat(replace.wanted().document().text("roleRef", "name")).isEqualTo("eidos");
            assertThat(replace.wanted().document().at("metadata", "resourceVersion"))
                    .isNull();
            assertThat(accounts(replace.wanted())).containsExactly("looker", "eidos");
        });
    }

    @Test
    void cleanUpTakesOnlyWhatIsOurs() {
        // given
        Manifest binding = WANTED.clusterRoleBinding();
        Optional<Value.Mapping> own = Optional.of(Agents.stored(binding));
        Optional<Value.Mapping> shared = Optional.of(Subjects.add(
                own.orElseThrow(),
                RbacManifests.subject(
                        Agents.config().placement(at -> at.namespace("b")).build())));
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
        var delete = new RbacRemoval.Delete(new Identity("uid-1", "17"));
        var keep = new RbacRemoval.Keep("");

        // then
        assertThat(RbacRemoval.ofRole(role, List.of(delete))).isEqualTo(delete);
        assertThat(RbacRemoval.ofRole(role, List.of())).isEqualTo(delete);
        assertThat(RbacRemoval.ofRole(role, List.of(delete, keep))).isEqualTo(keep);
        assertThat(RbacRemoval.ofRole(
                        role,
                        List.of(new RbacRemoval.RemoveSubject(
                                WANTED.roleBinding().document()))))
                .isInstanceOf(RbacRemoval.Keep.class);
        assertThat(RbacRemoval.ofRole(Optional.of(foreign(WANTED.role())), List.of(delete)))
                .isInstanceOf(RbacRemoval.Keep.class);
    }

    private static RbacDecision decide(Manifest wanted, Value.Mapping found) {
        return RbacDecision.of(wanted, Optional.of(found));
    }

    private static Value.Mapping foreign(Manifest manifest) {
        Value.Mapping metadata = Agents.mapping(Agents.stored(manifest).get("metadata"));
        Value.Mapping labels = new MappingBuilder()
                .put(EidosLabels.MANAGED_BY, "Helm")
                .put(EidosLabels.NAME, "eidos")
                .build();
        return Agents.stored(manifest).with("metadata", metadata.with("labels", labels));
    }

    private static List<String> namespaces(Manifest binding) {
        return binding.document().items("subjects").stream()
                .map(subject -> subject.text("namespace"))
                .toList();
    }

    private static List<String> accounts(Manifest binding) {
        return binding.document().items("subjects").stream()
                .map(subject -> subject.text("name"))
                .toList();
    }
}
