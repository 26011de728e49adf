package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.testing.memory.InMemoryAgent;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run of the agent says of itself: where it goes, what it changes, and what stays. */
@Timeout(60)
class AgentWordsTest {
    private static final String RUN_ID = "\\d{8}-\\d{6}-[a-z0-9]{6}";
    private static final String SNAPSHOT = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata: {timestamp: "2026-11-22T23:43:10Z", version: 9.9.9, source-node: node-1}
        measurements:
        - type: OS
          subtypes:
          - subtype: release
            data: {ID: debian}
            notCollected: [{object: /etc/a, reason: Forbidden, message: no}]
          - subtype: kernel
            data: {release: 6.1.0}
        """;

    @TempDir
    Path folder;

    private final InMemoryCluster cluster = new InMemoryCluster();

    @BeforeEach
    void anAgentRunsInEveryJob() {
        InMemoryAgent.in(cluster, SNAPSHOT);
    }

    private Run eidos(Map<String, String> environment, String... words) throws IOException {
        try (var server = new InMemoryServer(cluster)) {
            Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: lab
                clusters: [{name: c, cluster: {server: "%s"}}]
                users: [{name: u, user: {}}]
                contexts: [{name: lab, context: {cluster: c, user: u}}]
                """.formatted(server.url()));
            Map<String, String> all = new HashMap<>(environment);
            all.put("HOME", "/nonexistent");
            all.put("KUBECONFIG", folder.resolve("config").toString());
            return Run.with(all, words);
        }
    }

    private Run snapshot(Map<String, String> environment, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "snapshot",
                "--deploy-agent",
                "--image",
                "ghcr.io/nvidia/eidos:1.0.0",
                "-o",
                folder.resolve("out.yaml").toString()));
        words.addAll(List.of(more));
        return eidos(environment, words.toArray(String[]::new));
    }

    @Test
    void aRunSaysWhereItGoesBeforeItDoesAnything() throws IOException {
        // when
        Run run = snapshot(Map.of());

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err().lines().limit(5).toList().toString())
                .matches("\\[run " + RUN_ID + ",   context    lab,   server     http://127\\.0\\.0\\.1:\\d+,"
                        + "   namespace  gpu-operator \\(default\\),   image      ghcr\\.io/nvidia/eidos:1\\.0\\.0]");
        assertThat(run.err())
                .containsSubsequence(
                        "  preflight\n",
                        "  namespace gpu-operator (default; created)\n",
                        "  RBAC created 5 (ServiceAccount, Role, RoleBinding, ClusterRole, ClusterRoleBinding)\n",
                        "  Job eidos\n",
                        "  cleaned\n");
    }

    @Test
    void theEndSaysNodeAndFileAndWhatMattersAndWhatStaysHasTheCommandThatRemovesIt() throws IOException {
        // given
        Run run = snapshot(Map.of());

        // when
        Run cleanup = eidos(Map.of(), "agent", "cleanup");
        Run all = eidos(Map.of(), "agent", "cleanup", "-n", "gpu-operator", "--cleanup-rbac");
        Run after = eidos(Map.of(), "agent", "cleanup");

        // then
        List<String> said = run.err().lines().toList();
        assertThat(said.get(said.size() - 2))
                .matches(" +\\d+\\.\\d\\d s  snapshot of node-1 in " + folder.resolve("out.yaml"));
        assertThat(said.getLast()).isEqualTo("kernel 6.1.0 · 1 gap");
        assertThat(run.err())
                .contains(
                        "kept for the next run: Namespace gpu-operator, ServiceAccount, Role, RoleBinding, ClusterRole,"
                                + " ClusterRoleBinding\n",
                        "  to remove: eidos agent cleanup -n gpu-operator --cleanup-rbac\n");
        assertThat(cleanup.out()).isEqualTo("no run has left anything behind\n");
        assertThat(cleanup.err())
                .contains("kept for the next run: 6 objects of namespace gpu-operator (")
                .contains("  to remove: eidos agent cleanup -n gpu-operator --cleanup-rbac\n");
        assertThat(all.code()).as(all.err()).isZero();
        assertThat(cluster.paths()).isEmpty();
        assertThat(after.out()).isEqualTo("nothing of eidos is left\n");
        assertThat(after.err()).isEmpty();
    }

    @Test
    void whatTheAgentMayIsSaidOfARunThatGoesOn() throws IOException {
        // when
        Run run = snapshot(Map.of());
        Run refused = snapshot(Map.of(), "-n", "typo");

        // then
        assertThat(run.err()).contains("the agent runs privileged on its node");
        assertThat(refused.err()).doesNotContain("privileged on its node");
    }

    @Test
    void aSecondRunReusesWhatTheFirstHasMade() throws IOException {
        // given
        snapshot(Map.of());

        // when
        Run second = snapshot(Map.of());

        // then
        assertThat(second.err()).contains("  RBAC reused 5\n").doesNotContain("  namespace gpu-operator (default; ");
    }

    @Test
    void whatIsKeptIsNotCalledCleaned() throws IOException {
        // when
        Run run = snapshot(Map.of(), "--no-cleanup", "--job-name", "look");

        // then
        assertThat(run.err())
                .contains("  kept\n", "kept, as --no-cleanup asks for: namespaces/gpu-operator/jobs/look, ")
                .containsPattern("  to remove: eidos agent cleanup -n gpu-operator --run-id " + RUN_ID + "\n")
                .doesNotContain("cleaned");
    }

    @Test
    void theVariableThatChoseTheNamespaceIsNamed() throws IOException {
        // when
        Run run = snapshot(Map.of("EIDOS_NAMESPACE", "elsewhere"));
        Run asked = snapshot(Map.of("EIDOS_NAMESPACE", "elsewhere"), "--create-namespace");
        Run flag = snapshot(Map.of("EIDOS_NAMESPACE", "typo"), "-n", "elsewhere");

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("  namespace  elsewhere (from EIDOS_NAMESPACE)\n", "--create-namespace");
        assertThat(asked.err()).contains("  namespace elsewhere (from EIDOS_NAMESPACE; created)\n");
        assertThat(flag.err()).contains("  namespace  elsewhere (from --namespace)\n");
    }

    @Test
    void aDryRunSaysWhatWouldBeCreated() throws IOException {
        // when
        Run run = snapshot(Map.of(), "--dry-run=server", "-n", "new", "--create-namespace");

        // then
        assertThat(run.err())
                .contains("a run would create 6 (Namespace new, ServiceAccount, Role, RoleBinding, ClusterRole,"
                        + " ClusterRoleBinding), and create the Job\n");
        assertThat(cluster.paths()).isEmpty();
    }

    @Test
    void linesForProgramsHaveTimeRunAndMessage() throws IOException {
        // when
        Run run = snapshot(Map.of(), "--log-json");

        // then
        assertThat(run.err().lines().filter(line -> line.contains("\"step\":")))
                .hasSizeGreaterThan(6)
                .allSatisfy(line -> {
                    var said = DocumentReader.read(line, "line");
                    assertThat(said.text("runId")).matches(RUN_ID);
                    assertThat(said.text("time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
                    assertThat(said.text("message")).startsWith(said.text("step"));
                });
        assertThat(run.err().lines().findFirst().orElseThrow())
                .contains("\"context\":\"lab\"", "\"namespace\":\"gpu-operator (default)\"", "\"image\":");
    }

    @Test
    void whoWantsNoProgressHearsOnlyWhatIsWrong() throws IOException {
        // when
        Run run = snapshot(Map.of(), "--progress", "none", "--profile", "node");

        // then
        assertThat(run.err()).doesNotContain("run ", "kept", "snapshot of");
    }
}
