package dev.eidos.k8s.agent.leftover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String RUN = "20261122-110000-a1b2c3";

    private static LeftoverQuery query(Duration olderThan, boolean force) {
        return new LeftoverQuery(Optional.empty(), "gpu-operator", Optional.empty(), olderThan, force, false);
    }

    private static Map<String, String> decide(
            LeftoverQuery query, List<Value> jobs, List<Value> configMaps, List<Value> pods) {
        Map<String, String> fates = new LinkedHashMap<>();
        new Leftovers(query, NOW)
                .of(jobs, configMaps, pods)
                .forEach(one -> fates.put(
                        one.resource().plural() + "/" + one.resource().name(),
                        one.fate().getClass().getSimpleName() + ": "
                                + one.fate().reason()));
        return fates;
    }

    private static Value object(String name, String uid, String owner, String rest) {
        String owners = owner.isEmpty() ? "" : ", ownerReferences: [{kind: " + owner.replace("/", ", uid: ") + "}]";
        return DocumentReader.read("""
            metadata: {name: %s, namespace: n, uid: %s, resourceVersion: "7", creationTimestamp: "2026-11-22T11:00:00Z",
              labels: {app.kubernetes.io/name: eidos, app.kubernetes.io/managed-by: eidos, eidos.nvidia.com/run-id: %s}%s}
            %s
            """.formatted(name, uid, RUN, owners, rest), "test");
    }

    private static Value ended(String name, String uid, String type) {
        return object(
                name,
                uid,
                "",
                "status: {conditions: [{type: " + type + ", status: \"True\", reason: DeadlineExceeded}]}");
    }

    @Test
    void endedJobsGoAndActiveOnesStay() {
        // given
        List<Value> jobs = List.of(
                ended("done", "1", "Complete"), ended("late", "2", "Failed"), object("busy", "3", "", "status: {}"));

        // then
        assertThat(decide(query(Duration.ZERO, false), jobs, List.of(), List.of()))
                .containsExactly(
                        Map.entry("jobs/done", "Remove: complete"),
                        Map.entry("jobs/late", "Remove: failed: DeadlineExceeded"),
                        Map.entry("jobs/busy", "Keep: active"));
        assertThat(decide(query(Duration.ofHours(2), true), jobs, List.of(), List.of()))
                .containsExactly(
                        Map.entry("jobs/done", "Keep: too young"),
                        Map.entry("jobs/late", "Keep: too young"),
                        Map.entry("jobs/busy", "Remove: active, and --force was given"));
    }

    @Test
    void aResultSharesItsJobsFateAndOneThatAUserNamedIsNotTouched() {
        // given
        List<Value> jobs = List.of(ended("done", "1", "Complete"), object("busy", "3", "", "status: {}"));
        String ours = "eidos-snapshot-" + RUN;
        List<Value> configMaps = List.of(
                object(ours, "11", "Job/1", ""),
                object(ours + "-part-1", "12", "ConfigMap/11", ""),
                object("other", "13", "Job/3", ""),
                object("orphan", "14", "Job/99", ""),
                object("users-own", "15", "", ""));

        // then
        assertThat(decide(query(Duration.ZERO, false), jobs, configMaps, List.of()))
                .containsEntry("configmaps/" + ours, "Remove: goes with its Job")
                .containsEntry("configmaps/" + ours + "-part-1", "Remove: goes with its Job")
                .containsEntry("configmaps/other", "Keep: its Job stays")
                .containsEntry("configmaps/orphan", "Remove: its Job is gone")
                .doesNotContainKey("configmaps/users-own");
    }

    @Test
    void onlyPodsWithoutAJobAreNamed() {
        // given
        List<Value> pods = List.of(object("with", "21", "Job/1", ""), object("without", "22", "", ""));

        // then
        assertThat(decide(query(Duration.ZERO, false), List.of(ended("done", "1", "Complete")), List.of(), pods))
                .containsExactly(
                        Map.entry("jobs/done", "Remove: complete"),
                        Map.entry("pods/without", "Remove: its Job is gone"));
    }

    private static Value binding(String subjects) {
        return object("eidos", "31", "", "roleRef: {kind: ClusterRole, name: eidos}\nsubjects: [" + subjects + "]");
    }

    private static List<Leftover.Fate> rbac(Optional<String> namespace, Optional<String> active, String subjects) {
        Map<ObjectKind, List<Value>> found = new EnumMap<>(ObjectKind.class);
        found.put(ObjectKind.CLUSTER_ROLE_BINDING, List.of(binding(subjects)));
        found.put(ObjectKind.CLUSTER_ROLE, List.of(object("eidos", "32", "", "rules: []")));
        return new LeftoverRbac(true, namespace, active, _ -> false)
                .of(found).stream().map(Leftover::fate).toList();
    }

    @Test
    void rbacGoesUnlessARunIsActiveOrOthersUseIt() {
        String here = "{kind: ServiceAccount, name: eidos, namespace: n}";
        String there = "{kind: ServiceAccount, name: eidos, namespace: elsewhere}";

        // then
        assertThat(rbac(Optional.empty(), Optional.empty(), here + ", " + there))
                .allSatisfy(fate -> assertThat(fate).isInstanceOf(Leftover.Fate.Remove.class));
        assertThat(rbac(Optional.empty(), Optional.of("jobs/busy"), here))
                .allSatisfy(fate -> assertThat(fate).isInstanceOf(Leftover.Fate.Keep.class));
        assertThat(rbac(Optional.of("n"), Optional.empty(), there))
                .allSatisfy(fate -> assertThat(fate).isInstanceOf(Leftover.Fate.Keep.class));
        List<Leftover.Fate> shared = rbac(Optional.of("n"), Optional.empty(), here + ", " + there);
        assertThat(shared.getFirst())
                .isInstanceOfSatisfying(
                        Leftover.Fate.Release.class,
                        release ->
                                assertThat(release.changed().items("subjects")).hasSize(1));
        assertThat(shared.getLast()).isInstanceOf(Leftover.Fate.Keep.class);
    }

    private static Map<String, String> ofGone(boolean asked, Optional<String> active, String... bindings) {
        Map<ObjectKind, List<Value>> found = new EnumMap<>(ObjectKind.class);
        List<Value> all = new ArrayList<>();
        for (String subjects : bindings) {
            all.add(object(
                    "b" + all.size(),
                    "4" + all.size(),
                    "",
                    "roleRef: {kind: ClusterRole, name: eidos}\nsubjects: [" + subjects + "]"));
        }
        found.put(ObjectKind.CLUSTER_ROLE_BINDING, all);
        found.put(ObjectKind.CLUSTER_ROLE, List.of(object("eidos", "32", "", "rules: []")));
        Map<String, String> fates = new LinkedHashMap<>();
        new LeftoverRbac(asked, Optional.empty(), active, "dead"::equals)
                .of(found)
                .forEach(one -> fates.put(
                        one.resource().name(),
                        one.fate().getClass().getSimpleName() + ": "
                                + one.fate().reason()));
        return fates;
    }

    @Test
    void whatANamespaceThatIsGoneHadGoesInAnyCase() {
        // given
        String alive = "{kind: ServiceAccount, name: eidos, namespace: n}";
        String dead = "{kind: ServiceAccount, name: eidos, namespace: dead}";
        String user = "{kind: User, name: dead}";

        // then
        assertThat(ofGone(false, Optional.empty(), alive, dead, dead + ", " + alive, user))
                .containsExactly(
                        Map.entry("b1", "Remove: its namespace is gone"),
                        Map.entry("b2", "Release: others use it too"));
        assertThat(ofGone(true, Optional.of("jobs/busy"), alive, dead))
                .containsExactly(
                        Map.entry("b0", "Keep: a run is active: jobs/busy"),
                        Map.entry("b1", "Remove: its namespace is gone"),
                        Map.entry("eidos", "Keep: a run is active: jobs/busy"));
    }

    @Test
    void theClusterRoleGoesWithItsLastBinding() {
        // given
        String alive = "{kind: ServiceAccount, name: eidos, namespace: n}";
        String dead = "{kind: ServiceAccount, name: eidos, namespace: dead}";

        // then
        assertThat(ofGone(false, Optional.empty(), dead, dead)).containsEntry("eidos", "Remove: made by eidos");
        assertThat(ofGone(false, Optional.empty())).isEmpty();
        assertThat(ofGone(true, Optional.empty(), dead, alive)).containsEntry("eidos", "Remove: made by eidos");
    }

    @Test
    void aClusterRoleWhoseBindingsNobodyMaySeeStays() {
        // given
        Map<ObjectKind, List<Value>> found = new EnumMap<>(ObjectKind.class);
        found.put(ObjectKind.CLUSTER_ROLE, List.of(object("eidos", "32", "", "rules: []")));

        // then
        assertThat(new LeftoverRbac(true, Optional.empty(), Optional.empty(), _ -> false).of(found))
                .singleElement()
                .satisfies(one -> assertThat(one.fate().reason()).contains("may not list ClusterRoleBindings"));
    }

    @Test
    void aClusterRoleThatOthersHaveBoundStays() {
        // given
        Map<ObjectKind, List<Value>> found = new EnumMap<>(ObjectKind.class);
        found.put(ObjectKind.CLUSTER_ROLE, List.of(object("eidos", "32", "", "rules: []")));
        found.put(ObjectKind.CLUSTER_ROLE_BINDING, List.of(DocumentReader.read("""
            metadata: {name: theirs, uid: 9, resourceVersion: "7"}
            roleRef: {kind: ClusterRole, name: eidos}
            subjects: [{kind: User, name: jane}]
            """, "test")));

        // then
        assertThat(new LeftoverRbac(true, Optional.empty(), Optional.empty(), _ -> false).of(found))
                .singleElement()
                .satisfies(one -> assertThat(one.fate()).isInstanceOf(Leftover.Fate.Keep.class));
    }
}
