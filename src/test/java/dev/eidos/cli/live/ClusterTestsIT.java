package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.Value;
import dev.eidos.testing.AgentProcess;
import dev.eidos.testing.Await;
import dev.eidos.testing.RawApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that create something, by an image that stands for a measurement: nothing of them is left, however they end.
 */
class ClusterTestsIT {
    private static final String QUICK = "echo '# Avg bus bandwidth    : 412.25'";
    private static final String ENDLESS = "sleep 600";
    private static final Pattern RUN = Pattern.compile("eidos-validate-(\\d{8}-\\d{6}-[a-z0-9]{6})");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RawApi api = RawApi.require();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aMeasurementIsLaunchedReadJudgedAndRemoved() throws IOException {
        // when
        Run run = Run.of(command(QUICK).toArray(String[]::new));

        // then
        assertThat(run.err()).contains("testing bw").doesNotContain("left behind");
        assertThat(run.out()).contains("412.25 GB/s in one node");
        assertThat(run.code()).isZero();
        assertThat(namespace(run(run.err()))).isFalse();
    }

    @Test
    void whatWouldBeMadeIsPrintedAndNotMade() throws IOException {
        // given
        List<String> command = new ArrayList<>(command(QUICK));
        command.add("--dry-run");

        // when
        Run run = Run.of(command.toArray(String[]::new));

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("kind: Namespace", "kind: Job", "412.25");
        assertThat(namespace(run(run.out()))).isFalse();
    }

    @Test
    void anImageThatIsNotThereIsToldBeforeTheTimeIsUp() throws IOException {
        // given
        Path recipe = Files.writeString(
                folder.resolve("recipe.yaml"), recipe(QUICK).replace("localhost/tools:1", "localhost/no-such-image:1"));

        // when
        Run run = Run.of(
                "validate",
                "-r",
                recipe.toString(),
                "--cluster",
                "--phase",
                "performance",
                "--run-tests",
                "--test-timeout",
                "5m",
                "--kubeconfig",
                kubeconfig());

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out()).contains("localhost/no-such-image:1");
        assertThat(namespace(run(run.err()))).isFalse();
    }

    @Test
    void aSignalInTheMiddleLeavesNothing() throws IOException, InterruptedException {
        try (AgentProcess process = start(ENDLESS)) {
            // given
            String run = begun(process);

            // when
            process.signal("TERM");

            // then
            assertThat(process.exitCode(Duration.ofMinutes(3))).isEqualTo(143);
            assertThat(process.err()).contains("cleaning up");
            assertThat(namespace(run)).isFalse();
        }
    }

    @Test
    void whatAKilledRunHasLeftGoesByAgentCleanup() throws IOException, InterruptedException {
        try (AgentProcess process = start(ENDLESS)) {
            // given
            String run = begun(process);
            process.signal("KILL");
            process.exitCode(Duration.ofSeconds(20));

            // when
            Run active = Run.of("agent", "cleanup", "--run-id", run, "--kubeconfig", kubeconfig());
            boolean stays = namespace(run);
            Run forced = Run.of("agent", "cleanup", "--run-id", run, "--force", "--kubeconfig", kubeconfig());

            // then
            assertThat(active.out()).contains("a test is active");
            assertThat(stays).isTrue();
            assertThat(forced.code()).isZero();
            assertThat(forced.out()).contains("eidos-validate-" + run);
            Await.until("its namespace is gone", PATIENCE, () -> !namespace(run));
        }
    }

    private String begun(AgentProcess process) throws InterruptedException {
        process.awaitLine("testing bw", PATIENCE);
        String run = run(process.err());
        Await.until(
                "its pod is there",
                PATIENCE,
                () -> !api.get(place(run) + "/pods").items("items").isEmpty());
        return run;
    }

    private AgentProcess start(String script) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.eidos.cli.Main"));
        command.addAll(command(script));
        return AgentProcess.command(Map.of(), command);
    }

    private List<String> command(String script) throws IOException {
        Path recipe = Files.writeString(folder.resolve("recipe.yaml"), recipe(script));
        return List.of(
                "validate",
                "-r",
                recipe.toString(),
                "--cluster",
                "--phase",
                "performance",
                "--run-tests",
                "--kubeconfig",
                kubeconfig());
    }

    private static String recipe(String script) {
        return """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            componentRefs: []
            validation:
              performance:
                checks: [bw]
                constraints: [{name: bw, value: ">= 100"}]
                tests: [{name: bw, image: "localhost/tools:1", command: [/bin/sh, -c, "%s"]}]
            """.formatted(script);
    }

    private String kubeconfig() {
        return api.server().kubeconfig().toString();
    }

    private static String run(String text) {
        Matcher matcher = RUN.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String place(String run) {
        return "/api/v1/namespaces/eidos-validate-" + run;
    }

    private boolean namespace(String run) {
        return api.find(place(run)).map(Value::kind).isPresent();
    }
}
