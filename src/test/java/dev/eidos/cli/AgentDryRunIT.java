package dev.eidos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dry run prints is what a real API server takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentDryRunIT {
    @TempDir
    Path folder;

    TestCluster cluster;

    @BeforeAll
    void open() {
        cluster = TestCluster.require("dry-run");
    }

    @AfterAll
    void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--profile privileged",
                "--profile node --format json",
                "--profile restricted",
                "--image-pull-policy Never --image-pull-secret s --node-selector a=b --toleration k=v:NoExecute"
                        + " --toleration k --requests cpu=1e-1,nvidia.com/gpu=1 --limits memory=.5Gi,nvidia.com/gpu=1"
                        + " --timeout 90s --require-gpu --host-root /etc -o cm://default/mine",
            })
    void theApiServerTakesEveryObject(String flags) throws Exception {
        // given
        Path file = Files.writeString(
                folder.resolve("objects"), objects(flags + " --generate-job-name --create-namespace"));

        // when
        String answer = kubectl("apply", "--dry-run=server", "-f", file.toString());

        // then
        assertThat(answer.lines().filter(line -> line.endsWith("(server dry run)")))
                .hasSize(7);
    }

    @Test
    void theAgentMayMakeItsResultAndTouchNothingThatIsThere() throws Exception {
        // given
        String objects = objects("--image localhost/none:1 --image-pull-policy Never");
        // The cluster's roles are everybody's; a test changes only its own namespace.
        String ownOnly = List.of(objects.split("---\n", -1)).stream()
                .filter(object -> !object.contains("\nkind: Cluster") && !object.contains("\nkind: Namespace\n"))
                .reduce("", (all, object) -> all + "---\n" + object);
        Path file = Files.writeString(folder.resolve("own"), ownOnly);

        // when
        kubectl("apply", "-f", file.toString());

        // then
        assertThat(canI("create", "configmaps")).startsWith("yes");
        for (String verb : List.of("get", "list", "update", "patch", "delete")) {
            assertThat(canI(verb, "configmaps")).as(verb).startsWith("no");
        }
        for (String verb : List.of("get", "list", "create", "delete")) {
            assertThat(canI(verb, "secrets")).as(verb).startsWith("no");
        }
        assertThat(kubectl("get", "job", "eidos", "--namespace", cluster.namespace(), "-o", "name"))
                .isEqualTo("job.batch/eidos\n");
    }

    private String objects(String flags) {
        List<String> args = new ArrayList<>(
                List.of("snapshot", "--deploy-agent", "--dry-run=client", "--namespace", cluster.namespace()));
        args.addAll(List.of(flags.split(" ", -1)));
        Run run = Run.of(args.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    private String canI(String verb, String resource) throws Exception {
        return output(
                List.of(
                        "auth",
                        "can-i",
                        verb,
                        resource,
                        "--namespace",
                        cluster.namespace(),
                        "--as",
                        "system:serviceaccount:" + cluster.namespace() + ":eidos"),
                false);
    }

    private String kubectl(String... args) throws Exception {
        return output(List.of(args), true);
    }

    private String output(List<String> args, boolean mustSucceed) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "kubectl", "--kubeconfig", cluster.access().files().getFirst().toString()));
        command.addAll(args);
        Path err = folder.resolve("err");
        Process process =
                new ProcessBuilder(command).redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        if (mustSucceed) {
            assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        }
        return out;
    }
}
