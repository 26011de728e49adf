package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.AgentProcess;
import dev.eidos.testing.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several runs in one namespace: at once, and right after each other. */
class NeighbourRunsIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String HANG = "exec 3<>/dev/ptmx; read nothing <&3";

    @RegisterExtension
    final AgentRuns runs = new AgentRuns("neighbours");

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void twoRunsRightAfterEachOther() throws Exception {
        // when
        var first = runs.run();
        var second = runs.run();

        // then
        assertSnapshot(first);
        assertSnapshot(second);
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aRunBesideAnActiveOneTakesANameOfItsOwn() throws Exception {
        // given
        firstRunHangs();
        AgentProcess active = runs.start();
        active.awaitLine("  running", SOON);

        // when
        var second = runs.run();

        // then
        assertSnapshot(second);
        assertThat(second.err()).containsPattern("  Job eidos-\\d{8}-\\d{6}-[a-z0-9]{6}\n");
        assertThat(active.isRunning()).isTrue();
        assertThat(runs.jobs()).extracting(Fields::name).containsExactly("eidos");
        active.signal("INT");
        assertThat(active.exitCode(SOON)).isEqualTo(130);
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNameThatWasAskedForIsNotTakenFromAnActiveRun() throws Exception {
        // given
        firstRunHangs();
        AgentProcess active = runs.start("--job-name", "mine");
        active.awaitLine("  running", SOON);
        String run = Fields.text(runs.awaitJob(), "metadata", "labels", EidosLabels.RUN_ID);

        // when
        var refused = runs.run("--job-name", "mine");

        // then
        assertThat(refused.code()).as(refused.err()).isEqualTo(7);
        assertThat(refused.error())
                .contains("the Job's name is taken: namespaces/" + namespace() + "/jobs/mine")
                .contains("run " + run + " is active")
                .contains("--replace", "leave --job-name out");
        assertThat(active.isRunning()).isTrue();
        assertThat(runs.jobs()).extracting(Fields::name).containsExactly("mine");

        // when
        var replacing = runs.run("--job-name", "mine", "--replace");

        // then
        assertSnapshot(replacing);
        assertThat(active.exitCode(SOON)).as(active.err()).isIn(1, 7);
        assertThat(active.err()).contains("jobs/mine");
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aJobOfSomebodyElseIsLeftAlone() throws Exception {
        // given
        String uid = Fields.text(runs.api().post(runs.namespace().jobs(), """
            {"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"eidos"},"spec":{"template":{"spec":{
             "restartPolicy":"Never","nodeSelector":{"eidos.test/none":"here"},
             "containers":[{"name":"other","image":"example.com/other"}]}}}}
            """), "metadata", "uid");

        // when
        var named = runs.run("--job-name", "eidos", "--replace");
        var unnamed = runs.run();

        // then
        assertThat(named.code()).as(named.err()).isEqualTo(7);
        assertThat(named.error()).contains("jobs/eidos", "it was not made by eidos", "--job-name");
        assertSnapshot(unnamed);
        assertThat(Fields.text(runs.api().get(runs.namespace().jobs() + "/eidos"), "metadata", "uid"))
                .isEqualTo(uid);
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anOldFinishedJobGoesFirst() throws Exception {
        // given
        var first = runs.run("--no-cleanup", "--job-name", "mine");
        assertSnapshot(first);
        Value.Mapping old = runs.awaitJob();

        // when
        var second = runs.run("--no-cleanup", "--job-name", "mine", "--replace");

        // then
        assertSnapshot(second);
        Value.Mapping fresh = runs.awaitJob();
        assertThat(Fields.name(fresh)).isEqualTo("mine");
        assertThat(Fields.text(fresh, "metadata", "uid")).isNotEqualTo(Fields.text(old, "metadata", "uid"));
        assertThat(runs.jobs()).hasSize(1);
        assertThat(second.err()).contains("kept, as --no-cleanup asks for", "jobs/mine", "configmaps/eidos-snapshot-");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aGeneratedNameIsUniqueAlsoWhereNobodyElseIs() throws Exception {
        // when
        var ended = runs.run("--generate-job-name");

        // then
        assertSnapshot(ended);
        assertThat(ended.err()).containsPattern("  Job eidos-\\d{8}-\\d{6}-[a-z0-9]{6}\n");
        runs.assertNoRunLeft();
    }

    /** Each agent says who it is: its run's id is in the snapshot's place of the kernel's host name. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void fiveRunsAtOnceGetTheirOwnData() throws Exception {
        // given
        runs.agentRuns("export NODE_NAME=node-of-$EIDOS_RUN_ID; exec \"$@\"");
        List<AgentProcess> all = new ArrayList<>();

        // when
        for (int i = 0; i < 5; i++) {
            all.add(runs.start());
        }

        // then
        List<String> jobs = new ArrayList<>();
        List<String> nodes = new ArrayList<>();
        for (AgentProcess one : all) {
            var ended = AgentRuns.Ended.of(one);
            assertSnapshot(ended);
            jobs.add(line(ended, "  Job "));
            nodes.add(SnapshotReader.read(ended.out(), "stdout", notice -> {})
                    .metadata()
                    .sourceNode());
        }
        // a run that begins after another has ended may have that one's name again
        assertThat(jobs).contains("eidos");
        assertThat(jobs).filteredOn(job -> !job.equals("eidos")).doesNotHaveDuplicates();
        assertThat(nodes).doesNotHaveDuplicates();
        for (int i = 0; i < 5; i++) {
            if (!jobs.get(i).equals("eidos")) {
                assertThat(nodes.get(i)).isEqualTo("node-of-" + jobs.get(i).substring("eidos-".length()));
            }
        }
        runs.assertNoRunLeft();
    }

    private void firstRunHangs() {
        runs.agentRuns(HANG, 1);
    }

    private static String line(AgentRuns.Ended ended, String step) {
        return ended.err()
                .lines()
                .filter(line -> line.contains(step))
                .map(line -> line.substring(line.indexOf(step) + step.length()))
                .findFirst()
                .orElse("");
    }

    private static void assertSnapshot(AgentRuns.Ended ended) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(0);
        assertThat(ended.out()).contains("kind: Snapshot");
    }

    private String namespace() {
        return runs.namespace().name();
    }
}
