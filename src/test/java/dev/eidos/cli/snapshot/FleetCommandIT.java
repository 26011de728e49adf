package dev.eidos.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.Await;
import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.fleet.FailurePlan;
import dev.eidos.testing.fleet.Pace;
import dev.eidos.testing.fleet.SimulatedFleet;
import dev.eidos.testing.fleet.SyntheticFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs over many nodes as users begin them, against a real cluster with simulated nodes. */
class FleetCommandIT {
    private static final Pace FAST = new Pace(Duration.ofMillis(50), Duration.ofMillis(50));
    private static final int NODES = 4;

    @RegisterExtension
    private final TestNamespace namespace = new TestNamespace("fleetcommand");

    @RegisterExtension
    private final TestNamespace other = new TestNamespace("fleetother");

    @TempDir
    Path folder;

    private final String name = "cmd" + UUID.randomUUID().toString().substring(0, 6);
    private final List<String> nodes = SimulatedFleet.names(name, NODES);

    @BeforeEach
    void admitsPods() {
        namespace.awaitDefaultServiceAccount();
        other.awaitDefaultServiceAccount();
    }

    @Test
    void theCommandThatIsPrintedTakesWhatIsMissingIntoTheSameFile() throws IOException, InterruptedException {
        // given
        Path file = folder.resolve("all.yaml");

        // when
        Run first = snapshot("crash=" + nodes.get(1), "-o", file.toString(), "--max-failures", "9");

        // then
        assertThat(first.code()).as(first.err()).isEqualTo(10);
        assertThat(first.err())
                .contains("3 snapshots in " + file + ", 1 missing")
                .contains(nodes.get(1) + ": ");
        assertThat(entries(folder)).containsExactly("all.yaml");

        // when
        Run second = paste(first.err()
                .lines()
                .filter(line -> line.contains("take only those again: eidos "))
                .findFirst()
                .orElseThrow());

        // then
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.err()).contains("collected " + nodes.get(1) + " 1/1");
        assertThat(run("get", "GPU.smi.driver", "-s", file + "#" + nodes.get(1)).out())
                .isNotBlank();
        assertThat(run("get", "K8s.server.version", "-s", file + "#" + nodes.get(1))
                        .out())
                .startsWith("v");
    }

    @Test
    void aFleetInConfigMapsIsReadBackGoneOnFromAndGoesWithItsIndex() throws InterruptedException {
        // given
        String place = "cm://" + namespace.name() + "/fleet";

        // when
        Run first = snapshot("oom=" + nodes.get(0), "-o", place, "--max-failures", "9");
        Run refused = snapshot("", "-o", place);
        Run second = snapshot("", "-o", place, "--resume");

        // then
        assertThat(first.code()).as(first.err()).isEqualTo(10);
        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.err()).contains("collected " + nodes.get(0) + " 1/1").contains("4 snapshots in " + place);
        for (String source : List.of(place + "#" + nodes.get(2), place + "-node-" + nodes.get(2))) {
            assertThat(run("get", "GPU.smi.driver", "-s", source).out()).isNotBlank();
            assertThat(run("get", "K8s.server.version", "-s", source).out()).startsWith("v");
        }

        // when
        namespace.api().delete(namespace.core("configmaps") + "/fleet");

        // then
        Await.until(
                "all ConfigMaps of the fleet to be gone",
                Duration.ofSeconds(30),
                () -> namespace.api().get(namespace.core("configmaps")).items("items").stream()
                        .noneMatch(map -> map.text("metadata", "name").startsWith("fleet")));
    }

    @Test
    void eachNamespaceGetsARunAndAFolder() throws IOException, InterruptedException {
        // given
        Path place = folder.resolve("fleets");

        // when
        Run run = snapshot("", "-o", place + "/", "--namespace", other.name());

        // then
        assertThat(run.code()).as(run.err()).isZero();
        for (TestNamespace one : List.of(namespace, other)) {
            assertThat(entries(place.resolve(one.name()).resolve("nodes"))).hasSize(NODES);
            one.assertNoRunLeft();
        }
    }

    @Test
    void aNamespaceThatIsNotThereHurtsNoOther() throws IOException, InterruptedException {
        // given
        Path place = folder.resolve("fleets");

        // when
        Run run = snapshot("", "-o", place + "/", "--namespace", "not-there");

        // then
        assertThat(run.code()).as(run.err()).isEqualTo(10);
        assertThat(run.err()).contains("not-there: ");
        assertThat(entries(place.resolve(namespace.name()).resolve("nodes"))).hasSize(NODES);
    }

    @Test
    void theLogHasAnObjectForEachNodeAndOneForTheEnd() throws InterruptedException {
        // when
        Run run = snapshot("crash=" + nodes.get(3), "-o", folder + "/f/", "--max-failures", "9", "--log-json");

        // then
        List<Value> log =
                run.err().lines().map(line -> DocumentReader.read(line, "log")).toList();
        assertThat(log.stream().filter(line -> !line.text("node").isEmpty()))
                .hasSize(NODES)
                .allSatisfy(line -> assertThat(line.text("seconds")).isNotEmpty());
        assertThat(log.stream().filter(line -> line.text("node").equals(nodes.get(3))))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.text("verdict")).isEqualTo("failed");
                    assertThat(line.text("reason")).contains("exit code 1");
                });
        assertThat(log.stream().filter(line -> line.text("node").equals(nodes.get(0))))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.text("verdict")).isEqualTo("collected");
                    assertThat(Path.of(line.text("file"))).exists();
                });
        assertThat(log.stream().filter(line -> !line.text("place").isEmpty()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.text("collected")).isEqualTo("3");
                    assertThat(line.text("failed")).isEqualTo("1");
                });
    }

    /** A run over the simulated nodes, of which some fail. */
    private Run snapshot(String failures, String... more) throws InterruptedException {
        List<String> words = new ArrayList<>(
                List.of("snapshot", "--deploy-agent", "--image", "x/y:1", "--namespace", namespace.name()));
        nodes.forEach(node -> words.addAll(List.of("--node", node)));
        words.addAll(List.of("--cleanup-rbac"));
        words.addAll(List.of(more));
        try (var fleet = join(failures)) {
            assertThat(fleet).isNotNull();
            return run(words.toArray(new String[0]));
        }
    }

    private Run paste(String line) throws InterruptedException {
        String command = line.substring(line.indexOf(": eidos ") + ": eidos ".length());
        try (var fleet = join("")) {
            assertThat(fleet).isNotNull();
            return run(command.split(" "));
        }
    }

    private SimulatedFleet join(String failures) throws InterruptedException {
        FailurePlan plan = failures.isEmpty() ? FailurePlan.none() : FailurePlan.parse(failures, nodes, 1);
        return SimulatedFleet.join(namespace.api(), name, NODES, plan, FAST, new SyntheticFleet(1)::document);
    }

    private Run run(String... words) {
        String kubeconfig = namespace.api().server().kubeconfig().toString();
        return Run.with(Map.of("HOME", "/nonexistent", "KUBECONFIG", kubeconfig), words);
    }

    private static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
