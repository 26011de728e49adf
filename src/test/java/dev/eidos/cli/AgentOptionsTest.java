package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentOptionsTest {
    private static final String DRY = "snapshot --deploy-agent --dry-run ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-n a",
                "--image a",
                "--image-pull-policy Never",
                "--image-pull-secret a",
                "--job-name a",
                "--generate-job-name",
                "--replace",
                "--service-account-name a",
                "--node-selector a=b",
                "--arch arm64",
                "--toleration a",
                "--requests cpu=1",
                "--limits cpu=1",
                "--runtime-class a",
                "--priority-class a",
                "--profile node",
                "--schedule-timeout 1s",
                "--no-cleanup",
                "--cleanup-rbac",
                "--follow",
                "--progress none",
                "--dry-run",
                "--skip-preflight",
            })
    void aFlagOfTheAgentWithoutAnAgentIsAnError(String flag) {
        // when
        Run run = Run.of(("snapshot " + flag).split(" ", -1));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("concerns the agent").contains("add --deploy-agent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--namespace A_b| --namespace A_b| lower-case",
                "--image Nope| --image Nope| host/path:tag",
                "--image-pull-policy always| --image-pull-policy always| IfNotPresent",
                "--arch x86| --arch x86| amd64, arm64",
                "--toleration a:b| --toleration a:b| key=value:effect",
                "--node-selector a| --node-selector a| key=value",
                "--requests cpu=x| --requests cpu=x| cpu=200m",
                "--limits memory=1Mi --requests memory=2Mi| --limits memory=1Mi| raise",
                "--profile root| --profile root| privileged, node, restricted",
                "--progress loud| --progress loud| auto, plain, none",
                "--dry-run=maybe| --dry-run maybe| client, server",
                "--schedule-timeout 5| '5' is not a duration| --help",
                "--job-name a --job-name b| --job-name| once",
                "--host-root relative| --host-root relative| absolute",
                "--dry-run --format table| --format table| yaml or json",
            })
    void wrongValuesAreExplainedAndExitWith2(String flags, String object, String suggestion) {
        // when
        Run run = Run.of(("snapshot --deploy-agent " + flags).split(" ", -1));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(object).contains(suggestion);
    }

    @Test
    void anAgentDeploysNoOther() {
        // when
        Run run = Run.with(Map.of("EIDOS_AGENT", "true"), (DRY + "-o -").split(" ", -1));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("an agent deploys no other");
    }

    @Test
    void aDryRunPrintsEveryObjectInTheOrderOfApplying() {
        // when
        Run run = Run.of((DRY + "--node-selector a=1,b=2 --node-selector c=3 --toleration k=v:NoSchedule --toleration k"
                        + " --service nfs --max-nodes-per-entry 0 --require-gpu")
                .split(" ", -1));

        // then
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(Arrays.stream(run.out().split("\n", -1)).filter(line -> line.startsWith("kind: ")))
                .containsExactly(
                        "kind: Namespace",
                        "kind: ServiceAccount",
                        "kind: Role",
                        "kind: RoleBinding",
                        "kind: ClusterRole",
                        "kind: ClusterRoleBinding",
                        "kind: Job");
        assertThat(run.out())
                .contains("nodeSelector:\n        a: \"1\"\n        b: \"2\"\n        c: \"3\"\n")
                .contains("- \"--timeout\"\n        - 4m30s\n")
                .contains("- \"--require-gpu\"\n")
                .contains("- \"--max-nodes-per-entry=0\"\n        - \"--service=nfs\"\n")
                .contains("activeDeadlineSeconds: 305\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'', values=amd64",
        "--image a/b:c, ''",
        "--arch arm64, values=arm64",
        "--image a/b:c --arch arm64 --arch amd64, values=arm64 amd64"
    })
    void nodesAreOfAnArchitectureThatTheImageHas(String flags, String expected) {
        // when
        Run run = Run.of((DRY + flags).strip().split(" ", -1));

        // then
        String affinity = run.out().replaceAll("\\s+-?\\s*", " ");
        assertThat(run.code()).isZero();
        if (expected.isEmpty()) {
            assertThat(affinity).doesNotContain("kubernetes.io/arch");
        } else {
            assertThat(affinity)
                    .contains("key: kubernetes.io/arch operator: In " + expected.replace("=", ": ") + " key: eks");
        }
    }

    @Test
    void apartFromTheRunTwoDryRunsAreEqual() {
        assertThat(withoutRun(Run.of((DRY + "-o -").split(" ", -1)).out()))
                .isEqualTo(withoutRun(Run.of((DRY + "-o -").split(" ", -1)).out()));
    }

    private static String withoutRun(String text) {
        return text.replaceAll("\\d{8}-\\d{6}-[a-z0-9]{6}", "RUN");
    }

    @Test
    void inJsonTheObjectsAreOneListInAFile() throws Exception {
        // given
        Path file = folder.resolve("agent.json");

        // when
        Run run = Run.of((DRY + "-o " + file).split(" ", -1));

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("note: wrote " + file + ": ");
        assertThat(DocumentReader.read(Files.readString(file), file.toString())).isNotNull();
        assertThat(Files.readString(file)).contains("\"kind\": \"List\"").contains("\"kind\": \"Job\"");
    }

    @Test
    void aNamedConfigMapIsTheAgentsDestination() {
        // when
        Run run = Run.of((DRY + "-o cm://results/mine").split(" ", -1));

        // then
        assertThat(run.out()).contains("- cm://results/mine\n").doesNotContain("EIDOS_JOB_UID");
    }

    @Test
    void flagsWinOverTheEnvironment() {
        // given
        Map<String, String> environment = Map.of("EIDOS_NAMESPACE", "from-env", "EIDOS_IMAGE", "env:1");

        // when
        Run told = Run.with(environment, (DRY + "-o -").split(" ", -1));
        Run flagged = Run.with(environment, (DRY + "-n flag --image flag:1").split(" ", -1));

        // then
        assertThat(told.out()).contains("namespace: from-env\n").contains("image: env:1\n");
        assertThat(flagged.out()).contains("namespace: flag\n").contains("image: flag:1\n");
    }

    @Test
    void theHelpFitsEightyColumnsAndGroupsWhatConcernsTheAgent() {
        // when
        Run run = Run.of("snapshot", "--help");

        // then
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(run.out().substring(run.out().indexOf("\nAgent options:\n")))
                .contains("--deploy-agent", "--profile", "--dry-run")
                .doesNotContain("--output");
    }
}
