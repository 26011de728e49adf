package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says before it asks a cluster. */
class LiveFlagsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theChecksAreListedWithoutACluster() throws IOException {
        // when
        Run run = validate("--cluster", "--list-checks", "--phase", "all");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("deployment cert-manager\ndeployment gpu-operator\n")
                .contains("deployment gpus\n")
                .contains("conformance dra_support\n")
                .contains("performance nccl-all-reduce-bw\n")
                .doesNotContain("off-by-choice");
    }

    @Test
    void whatIsForAClusterOnlyIsRefusedWithoutOne() throws IOException {
        for (String flag :
                List.of("--phase=deployment", "--skip=gpus", "--wait=1m", "--list-checks", "--node=a", "-l=a")) {
            // when
            Run run = validate(flag);

            // then
            assertThat(run.code()).as(flag).isEqualTo(2);
            assertThat(run.err()).contains("add --cluster");
        }
    }

    @Test
    void agentsAreNotDeployedBesideWhatTheyWouldBringOrForNothing() throws IOException {
        // when
        Run beside = validate("--cluster", "--deploy-agent", "-s", "snapshot.yaml");
        Run unused = validate("--cluster", "--deploy-agent", "--phase", "conformance");
        Run unsaid = validate("--cluster", "--image", "localhost/eidos:1");
        Run twoWays = validate("--cluster", "--deploy-agent", "--all-nodes", "--node", "a");
        Run dry = validate("--cluster", "--deploy-agent", "--run-tests", "--dry-run");

        // then
        for (Run run : List.of(beside, unused, unsaid, twoWays, dry)) {
            assertThat(run.code()).as(run.err()).isEqualTo(2);
        }
        assertThat(beside.err()).contains("--deploy-agent, --snapshot: snapshots are there");
        assertThat(unused.err()).contains("no check of these phases asks a snapshot");
        assertThat(unsaid.err()).contains("add --deploy-agent");
        assertThat(twoWays.err()).contains("--all-nodes: nodes are chosen");
        assertThat(dry.err()).contains("eidos snapshot --deploy-agent --dry-run");
    }

    @Test
    void standardInputIsReadOnceOnly() throws IOException {
        // when
        Run run = validate("--cluster", "-s", "-", "--exclude", "@-");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("standard input can be read once only: --exclude @-");
    }

    @Test
    void aWatchIsNoWaitAndRunsNoTests() throws IOException {
        // when
        Run waited = validate("--cluster", "--watch", "--wait", "1m");
        Run tested = validate("--cluster", "--watch", "--run-tests");
        Run alone = validate("--cluster", "--interval", "10s");
        Run restless = validate("--cluster", "--watch", "--interval", "10ms");

        // then
        for (Run run : List.of(waited, tested, alone, restless)) {
            assertThat(run.code()).as(run.err()).isEqualTo(2);
        }
        assertThat(waited.err()).contains("--watch --wait");
        assertThat(alone.err()).contains("add --watch");
        assertThat(restless.err()).contains("give 1s or more");
    }

    @Test
    void nodesAreNotChosenWhereNoCheckIsAboutThem() throws IOException {
        // when
        Run run = validate("--cluster", "--phase", "conformance", "-l", "a=b");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no check is about them");
    }

    @Test
    void phasesAndChecksThatAreNoneAreRefusedWithThoseThatAre() throws IOException {
        // when
        Run phase = validate("--cluster", "--phase", "deploymant");
        Run skip = validate("--cluster", "--skip", "gpu-operater");
        Run readiness = validate("--cluster", "--phase", "readiness");

        // then
        assertThat(phase.err())
                .contains("readiness, deployment, conformance, performance, all")
                .contains("did you mean deployment?");
        assertThat(skip.err()).contains("--list-checks").contains("did you mean gpu-operator?");
        assertThat(readiness.err()).contains("add -s with a snapshot or a fleet");
        assertThat(Stream.of(phase, skip, readiness).map(Run::code)).containsOnly(2);
    }

    @Test
    void noClusterIsAFailureAndNoReport() throws IOException {
        // when
        Run run = validate("--cluster");

        // then
        assertThat(run.code()).isNotIn(0, 8, 9);
        assertThat(run.out()).isEmpty();
    }

    private Run validate(String... more) throws IOException {
        Path recipe = Files.writeString(folder.resolve("recipe.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            componentRefs:
            - {name: gpu-operator, type: Helm, chart: gpu-operator, version: v25.10.1, source: "https://a.example"}
            - {name: cert-manager, type: Helm, chart: cert-manager, version: v1.17.2, source: "https://a.example"}
            - {name: off-by-choice, type: Helm, chart: off, version: v1.0.0, source: "https://a.example", overrides: {enabled: false}}
            deploymentOrder: [cert-manager, gpu-operator]
            validation: {performance: {checks: [nccl-all-reduce-bw]}}
            """);
        String[] command = {"validate", "-r", recipe.toString()};
        String[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return Run.of(all);
    }
}
