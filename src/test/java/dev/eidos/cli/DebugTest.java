package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.registry.SmallRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --debug} tells of a run that succeeds. */
class DebugTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private PlantedCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = new PlantedCluster(Collections.nCopies(20, "a"));
        Files.writeString(folder.resolve("kubeconfig"), cluster.kubeconfig());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void theClusterAndEveryRequestAndCollectorAreToldWithTheirTimes() {
        // when
        Run run = snapshot("--debug");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .startsWith("debug: eidos ")
                .contains("debug: kubeconfig " + folder.resolve("kubeconfig") + ", context ")
                .containsPattern("context \\S+: server https?://\\S+, (no user|user \\S+)\n")
                .containsPattern("debug: GET /version: \\d{3} in \\d+ ms\n")
                .containsPattern("debug: GET /api/v1/nodes: \\d{3} in \\d+ ms\n")
                .containsPattern("debug: collector OS[.]release in \\d+ ms\n")
                .containsPattern("debug: collector K8s[.]server in \\d+ ms\n")
                .containsPattern("debug: exit 0 after \\d+ ms\n$");
    }

    @Test
    void withLogJsonTheyAreJson() {
        // when
        Run run = snapshot("--debug", "--log-json");

        // then
        assertThat(run.err().lines())
                .allMatch(line -> line.startsWith("{\"time\":"))
                .anyMatch(line -> line.matches(".*\"level\":\"debug\",\"message\":\"GET /version: .* ms\"[}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-color", "--log-json"})
    void withoutDebugNothingIsTold(String flag) {
        assertThat(snapshot(flag).err()).doesNotContain("debug").doesNotContain("GET ");
    }

    @Test
    void aServerThatDoesNotAnswerIsToldToo() {
        // given
        cluster.close();

        // when
        Run run = snapshot("--debug");

        // then
        assertThat(run.code()).isZero();
        assertThat(run.err()).containsPattern("debug: GET /version: no answer \\(.*\\) in \\d+ ms\n");
    }

    @Test
    void whatARegistryIsAskedIsTold() throws Exception {
        try (var registry = new SmallRegistry()) {
            // when
            Run run = Run.of("verify", "oci://" + registry.host() + "/org/bundle:v9", "--plain-http", "--debug");

            // then
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err())
                    .containsPattern(
                            "debug: GET http://" + registry.host() + "/v2/org/bundle/manifests/v9: 404 in \\d+ ms\n");
        }
    }

    @Test
    void aDocumentThatIsReadIsTold() throws Exception {
        // given
        Path recipe = folder.resolve("recipe.yaml");
        Files.writeString(
                recipe,
                Run.of("recipe", "--service", "eks", "--intent", "training").out());

        // when
        Run run = Run.of("query", "-r", recipe.toString(), "--selector", "criteria.service", "--debug");

        // then
        assertThat(run.out()).isEqualTo("eks\n");
        assertThat(run.err()).containsPattern("debug: read \\S+recipe[.]yaml: \\d+[.]\\d KiB\n");
    }

    private Run snapshot(String... flags) {
        String[] words = {
            "snapshot",
            "--host-root",
            folder.toString(),
            "--kubeconfig",
            folder.resolve("kubeconfig").toString()
        };
        return Run.with(
                Map.of("HOME", folder.toString()),
                Stream.concat(Arrays.stream(words), Arrays.stream(flags)).toArray(String[]::new));
    }
}
