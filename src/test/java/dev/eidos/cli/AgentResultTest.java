package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.option.ToolVersion;
import dev.eidos.testing.memory.InMemoryAgent;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command writes of what an agent delivers. */
@Timeout(60)
class AgentResultTest {
    private static final String SNAPSHOT = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata:
          timestamp: "2026-11-22T23:43:10Z"
          version: 9.9.9
          source-node: node-1
          of-another-version: "1.10"
        measurements:
        - type: OS
          subtypes:
          - subtype: release
            data:
              ID: debian
              VERSION_ID: "12"
              ratio: 1.50
              text: |
                two
                lines
            unheard-of:
            - 1
            - two
        """;

    @TempDir
    Path folder;

    private Run run(String document, String... more) throws IOException {
        var cluster = new InMemoryCluster();
        InMemoryAgent.in(cluster, document);
        try (var server = new InMemoryServer(cluster)) {
            Path kubeconfig = Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: c
                clusters: [{name: c, cluster: {server: "%s"}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                """.formatted(server.url()));
            List<String> arguments = new ArrayList<>(List.of(
                    "snapshot",
                    "--deploy-agent",
                    "--image",
                    "ghcr.io/nvidia/eidos:1.0.0",
                    "--kubeconfig",
                    kubeconfig.toString()));
            arguments.addAll(List.of(more));
            return Run.with(Map.of("HOME", "/nonexistent"), arguments.toArray(String[]::new));
        }
    }

    @Test
    void anAgentOfAnotherVersionIsTakenAndToldOnce() throws IOException {
        // when
        Run run = run(SNAPSHOT);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).containsOnlyOnce("warning: the agent's image has eidos 9.9.9, and this is ");
        assertThat(run(SNAPSHOT.replace("9.9.9", ToolVersion.current())).err()).doesNotContain("the agent's image has");
    }

    @Test
    void aSnapshotIsWrittenByteForByteAlsoWhatIsNotKnownHereWithTheClusterThatItIsOf() throws IOException {
        // when
        Run run = run(SNAPSHOT);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("  of-another-version: \"1.10\"\n  cluster-context: c\n  cluster-server: http");
        assertThat(run.out().replaceAll("(?m)^  cluster-(context|server): .*\n", ""))
                .isEqualTo(SNAPSHOT);
    }

    @Test
    void aPrivilegedRunSaysSoInOneLine() throws IOException {
        // when
        Run privileged = run(SNAPSHOT);
        Run unprivileged = run(SNAPSHOT, "--profile", "node");

        // then
        assertThat(privileged.err().lines().filter(line -> line.contains("privilege")))
                .containsExactly("note: the agent runs privileged on its node, as reading a GPU's driver needs;"
                        + " --profile node does without");
        assertThat(unprivileged.err()).doesNotContain("privilege");
    }

    @Test
    void itIsWrittenInTheFormatThatWasAskedFor() throws IOException {
        // when
        Run run = run(SNAPSHOT, "--format", "json");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("{\n  \"apiVersion\": ").contains("\"of-another-version\": \"1.10\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u001b[2J garbage: [",
                "hello",
                "[]",
                "{}",
                "kind: Recipe",
                "apiVersion: eidos.nvidia.com/v1alpha1\nkind: Snapshot\n",
                "apiVersion: eidos.nvidia.com/v99\nkind: Snapshot\nmeasurements: []\n",
                "metadata: {}\nmeasurements: []\n",
                "kind: Snapshot\nmeasurements: [{type: OS, subtypes: 5}]\n",
            })
    void whatIsNoneLeavesTheOldFileAndStandardOutputAlone(String document) throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("s.yaml"), "old and good");

        // when
        Run toFile = run(document, "-o", file.toString());
        Run toOut = run(document);

        // then
        assertThat(toFile.code()).as(toFile.err()).isEqualTo(1);
        assertThat(file).hasContent("old and good");
        assertThat(toOut.code()).as(toOut.err()).isEqualTo(1);
        assertThat(toOut.out()).isEmpty();
        assertThat(toOut.err()).contains("the agent's result is not a snapshot").doesNotContain("\u001b");
    }

    @Test
    void nothingThatSteersATerminalIsWrittenRaw() throws IOException {
        // given
        String hostile = SNAPSHOT.replace("debian", "\"\\e]0;title\\a\"");
        String raw = "{\"kind\": \"Snapshot\", \"measurements\": [{\"type\": \"\u009b2J\"}]}";

        // then
        for (String document : List.of(hostile, raw)) {
            for (String format : List.of("yaml", "json", "table")) {
                Run run = run(document, "--format", format);
                assertThat(run.code()).as(run.err()).isZero();
                assertThat(run.out()).doesNotContain("\u001b", "\u0007", "\u009b");
            }
        }
    }
}
