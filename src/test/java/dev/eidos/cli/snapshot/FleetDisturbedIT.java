package dev.eidos.cli.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.testing.Await;
import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.fleet.FailurePlan;
import dev.eidos.testing.fleet.Pace;
import dev.eidos.testing.fleet.SimulatedFleet;
import dev.eidos.testing.fleet.SyntheticFleet;
import dev.eidos.testing.proxy.FaultProxy;
import dev.eidos.testing.proxy.Refusal;
import dev.eidos.testing.proxy.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs over many nodes through what networks, servers and other people do meanwhile. */
class FleetDisturbedIT {
    private static final Pace FAST = new Pace(Duration.ofMillis(50), Duration.ofMillis(50));
    private static final int NODES = 6;

    @RegisterExtension
    private final TestNamespace namespace = new TestNamespace("fleetdisturbed");

    @TempDir
    Path folder;

    private final String name = "dis" + UUID.randomUUID().toString().substring(0, 6);
    /** What the run says, while it runs. */
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final List<String> nodes = SimulatedFleet.names(name, NODES);

    @BeforeEach
    void admitsPods() {
        namespace.awaitDefaultServiceAccount();
    }

    @Test
    void aServerThatRefusesEveryThirdRequestForBeingBusyCostsNoNode() throws Exception {
        try (var proxy = new FaultProxy(namespace.api().server())) {
            // given
            var count = new AtomicInteger();
            proxy.when(request -> count.incrementAndGet() % 3 == 0).then(Refusal.tooManyRequests(Duration.ZERO));

            // when
            Run run = snapshot(proxy.kubeconfig(folder));

            // then
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(kept()).hasSize(NODES);
            namespace.assertNoRunLeft();
        }
    }

    @Test
    void aServerThatIsGoneForAWhileIsWaitedFor() throws Exception {
        try (var proxy = new FaultProxy(namespace.api().server())) {
            // given
            Thread outage = Thread.ofVirtual().start(() -> {
                try {
                    proxy.awaitRequest(FleetDisturbedIT::createsPod, 3, Duration.ofSeconds(30));
                    proxy.goAway();
                    Await.until("the silence is told", Duration.ofSeconds(30), () -> err.toString(UTF_8)
                            .contains("; waiting for it"));
                    proxy.comeBack();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });

            // when
            Run run = snapshot(proxy.kubeconfig(folder));
            outage.join();

            // then
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(kept()).hasSize(NODES);
            namespace.assertNoRunLeft();
        }
    }

    @Test
    void aNodeThatLeavesBeforeItsTurnIsToldAsGone() throws Exception {
        try (var proxy = new FaultProxy(namespace.api().server())) {
            // given
            String leaving = nodes.get(NODES - 1);
            Thread removal = Thread.ofVirtual().start(() -> {
                try {
                    proxy.awaitRequest(FleetDisturbedIT::createsPod, Duration.ofSeconds(30));
                    namespace.api().delete("/api/v1/nodes/" + leaving);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });

            // when
            Run run = snapshot(proxy.kubeconfig(folder), "--max-parallel", "1", "--schedule-timeout", "2s");
            removal.join();

            // then
            assertThat(run.code()).as(run.err()).isEqualTo(10);
            assertThat(run.err()).contains(leaving + ": the agent's node is not there any more");
            assertThat(kept()).hasSize(NODES - 1).doesNotContain(leaving + ".yaml");
            namespace.assertNoRunLeft();

            // when somebody goes on from there
            Run again = Run.with(
                    Map.of(
                            "HOME",
                            "/nonexistent",
                            "KUBECONFIG",
                            folder.resolve("kubeconfig-0").toString()),
                    words("-o", folder.resolve("fleet") + "/", "--resume").toArray(new String[0]));

            // then
            assertThat(again.code()).as(again.err()).isEqualTo(10);
            assertThat(again.err()).contains("it is not in the cluster");
        }
    }

    @Test
    void aContextThatIsDeadHurtsNoOther() throws Exception {
        try (var proxy = new FaultProxy(namespace.api().server())) {
            // given
            Path kubeconfig = Files.writeString(folder.resolve("both"), """
                apiVersion: v1
                kind: Config
                contexts: [{name: good, context: {cluster: good}}, {name: dead, context: {cluster: dead}}]
                clusters: [{name: good, cluster: {server: "%s"}}, {name: dead, cluster: {server: "http://127.0.0.1:1"}}]
                """.formatted(proxy.url()));

            // when
            Run run = snapshot(kubeconfig, "--context", "good", "--context", "dead");

            // then
            assertThat(run.code()).as(run.err()).isEqualTo(10);
            assertThat(run.err()).contains("  dead: the API server cannot be reached");
            assertThat(entries(folder.resolve("fleet/good/nodes"))).hasSize(NODES);
        }
    }

    @Test
    void whoMayNotIsToldAllThatIsMissingBeforeAnythingIsCreated() throws Exception {
        try (var proxy = new FaultProxy(namespace.api().server())) {
            // when
            Path kubeconfig = proxy.as("nobody").kubeconfig(folder);
            Run run = run(kubeconfig, words("-o", "cm://" + namespace.name() + "/fleet"));

            // then
            assertThat(run.code()).as(run.err()).isEqualTo(4);
            assertThat(run.err())
                    .contains("list nodes")
                    .contains("create pods -n " + namespace.name())
                    .contains("patch configmaps -n " + namespace.name());
            assertThat(proxy.requests(Request.write()).stream()
                            .filter(request -> !request.path().endsWith("reviews")))
                    .allMatch(request -> request.query().contains("dryRun"));
        }
    }

    @Test
    void theFolderOfAnotherClusterIsNotMixed() throws Exception {
        try (var proxy = new FaultProxy(namespace.api().server())) {
            // given
            Path kubeconfig = proxy.kubeconfig(folder);
            Run first = snapshot(kubeconfig);
            Path index = folder.resolve("fleet/fleet.yaml");
            Files.writeString(index, Files.readString(index).replaceFirst("uid: \\S+", "uid: another"));

            // when
            Run run = snapshot(kubeconfig, "--resume");

            // then
            assertThat(first.code()).as(first.err()).isZero();
            assertThat(run.code()).as(run.err()).isEqualTo(7);
            assertThat(run.err())
                    .contains("what is there is of another cluster")
                    .contains("UID another");
            assertThat(kept()).hasSize(NODES);
        }
    }

    private Run snapshot(Path kubeconfig, String... more) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("-o", folder.resolve("fleet") + "/"));
        words.addAll(List.of(more));
        return run(kubeconfig, words(words.toArray(new String[0])));
    }

    private List<String> words(String... more) {
        List<String> words = new ArrayList<>(
                List.of("snapshot", "--deploy-agent", "--image", "x/y:1", "--namespace", namespace.name()));
        nodes.forEach(node -> words.addAll(List.of("--node", node)));
        words.add("--cleanup-rbac");
        words.addAll(List.of(more));
        return words;
    }

    private Run run(Path kubeconfig, List<String> words) throws InterruptedException {
        try (var fleet = SimulatedFleet.join(
                namespace.api(), name, NODES, FailurePlan.none(), FAST, new SyntheticFleet(1)::document)) {
            assertThat(fleet).isNotNull();
            return Run.with(
                    Map.of("HOME", "/nonexistent", "KUBECONFIG", kubeconfig.toString()),
                    err,
                    words.toArray(new String[0]));
        }
    }

    private List<String> kept() throws IOException {
        return entries(folder.resolve("fleet/nodes"));
    }

    private static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static boolean createsPod(Request request) {
        return request.method().equals("POST")
                && request.path().endsWith("/pods")
                && !request.query().contains("dryRun");
    }
}
