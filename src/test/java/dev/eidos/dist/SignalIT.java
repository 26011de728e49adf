package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.testing.AgentProcess;
import dev.eidos.testing.Await;
import dev.eidos.testing.Fields;
import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.proxy.Answer;
import dev.eidos.testing.proxy.Fault;
import dev.eidos.testing.proxy.FaultProxy;
import dev.eidos.testing.proxy.Gate;
import dev.eidos.testing.proxy.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals at every step of a run: nothing of it stays, and the shell learns which signal it was. */
@Timeout(90)
class SignalIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long SAME_REQUEST = Duration.ofMillis(600).toNanos();
    private static final Predicate<Request> JOB =
            Request.of("create", "jobs").and(request -> !request.query().contains("dryRun"));
    private static final Predicate<Request> POD = Request.of("watch", "pods");

    @RegisterExtension
    final TestNamespace namespace = new TestNamespace("signal");

    @TempDir
    Path directory;

    private FaultProxy proxy;

    @BeforeEach
    void start() {
        proxy = new FaultProxy(namespace.api().server());
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private FaultedRun run(String... args) throws IOException {
        return FaultedRun.start(proxy, directory, namespace, args);
    }

    /** What the signalled run is doing: a request of it is held before the server, or its answer behind the server. */
    @ParameterizedTest
    @CsvSource({
        "INT, create, selfsubjectaccessreviews, false",
        "TERM, create, serviceaccounts, false",
        "INT, create, roles, true",
        "TERM, create, clusterrolebindings, false",
        "INT, create, rolebindings, true",
        "INT, create, jobs, false",
        "TERM, create, jobs, true",
        "INT, watch, pods, false",
        "TERM, watch, configmaps, false",
        "HUP, watch, configmaps, true"
    })
    void aSignalDuringARequestLeavesNothingOfTheRun(String signal, String verb, String resource, boolean done)
            throws Exception {
        // given
        var gate = new Gate();
        Predicate<Request> held =
                Request.of(verb, resource).and(request -> !request.query().contains("dryRun"));
        proxy.when(held).times(1).then(done ? Fault.holdAnswer(gate) : Fault.hold(gate));
        if (resource.equals("clusterrolebindings")) {
            // one that is there is brought up to date
            proxy.when(Request.of("update", resource)).then(Fault.hold(gate));
        }
        try (var run = run()) {
            gate.awaitReached(SOON);

            // when
            run.signal(signal);
            run.endsWith(code(signal));

            // then: at once, and not only soon
            namespace.assertNoRunLeft(Duration.ZERO);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, Job", "TERM, scheduled", "TERM, running"})
    void aSignalAfterAStepLeavesNothingOfTheRun(String signal, String step) throws Exception {
        // given: a result that eidos does not get to see, so that the run goes on
        proxy.when(Request.of("watch", "configmaps")).then(Fault.hang());
        try (var run = run()) {
            run.awaitStep(step);

            // when
            run.signal(signal);
            String err = run.endsWith(code(signal));

            // then
            namespace.assertNoRunLeft(Duration.ZERO);
            assertThat(err).contains("interrupted: cleaning up");
        }
    }

    @Test
    void aSignalDuringCleanUpLetsItEnd() throws Exception {
        // given
        var gate = new Gate();
        proxy.when(Request.of("delete", "jobs")).then(Fault.hold(gate));
        try (var run = run()) {
            gate.awaitReached(SOON);

            // when
            run.signal("TERM");
            Thread.sleep(Duration.ofMillis(300));
            gate.open();

            // then
            run.endsWith(143);
            namespace.assertNoRunLeft(Duration.ofSeconds(15));
        }
    }

    /** As timeout of GNU coreutils does it, to a process and then to its group. */
    @Test
    void aRequestThatArrivesAsTwoSignalsLeavesNothingOfTheRun() throws Exception {
        // given
        proxy.when(POD).then(Fault.hang());
        try (var run = run()) {
            proxy.awaitRequest(POD, SOON);

            // when
            run.signal("INT");
            run.signal("INT");
            run.endsWith(130);

            // then
            namespace.assertNoRunLeft(Duration.ZERO);
        }
    }

    @Test
    void aSecondSignalLeavesAtOnce() throws Exception {
        // given
        proxy.when(POD).then(Fault.hang());
        var gate = new Gate();
        proxy.when(Request.of("delete", "jobs")).then(Fault.hold(gate));
        try (var run = run()) {
            proxy.awaitRequest(POD, SOON);
            long first = System.nanoTime();
            run.signal("INT");
            gate.awaitReached(SOON);
            Await.until("it is no more the same request", SOON, () -> System.nanoTime() - first > SAME_REQUEST);

            // when
            long begun = System.nanoTime();
            run.signal("INT");
            run.endsWith(130);

            // then
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void whatAShellHasIgnoredStaysIgnored() throws Exception {
        // given
        var gate = new Gate();
        proxy.when(JOB).times(1).then(Fault.hold(gate));
        String kubeconfig = proxy.kubeconfig(directory).toString();
        String command = AgentProcess.HOME.resolve("bin/eidos") + " "
                + String.join(" ", FaultedRun.words(namespace.name(), "-o", "/dev/null"));
        try (var shell = AgentProcess.command(
                Map.of("KUBECONFIG", kubeconfig), List.of("sh", "-c", command + " & echo $!; wait $!"))) {
            String pid = shell.awaitOutput("^[0-9]+$", SOON);
            gate.awaitReached(SOON);

            // when
            kill("INT", pid);
            Thread.sleep(Duration.ofMillis(500));
            gate.open();

            // then
            assertThat(shell.exitCode(SOON)).as(shell.err()).isZero();
        }
    }

    @Test
    void whatSigkillLeavesTheClusterRemoves() throws Exception {
        // given: the time that a finished Job stays, five minutes, made short on its way to the server
        proxy.when(JOB).then((request, upstream) -> shortlyKept(request, upstream));
        proxy.when(Request.of("watch", "configmaps")).then(Fault.hang());
        try (var run = run("--timeout", "20s")) {
            run.awaitStep("running");

            // when
            run.signal("KILL");
            run.endsWith(137);
        }

        // then
        Value job = Fields.items(namespace.api().get(namespace.jobs()), "items").getFirst();
        // five seconds more than the run has, as the guide says
        assertThat(Fields.text(job, "spec", "activeDeadlineSeconds")).isEqualTo("25");
        Await.until(
                "the result",
                SOON,
                () -> !Fields.items(namespace.api().get(namespace.core("configmaps") + OURS), "items")
                        .isEmpty());
        for (String owned : List.of("pods", "configmaps")) {
            for (Value object : Fields.items(namespace.api().get(namespace.core(owned) + OURS), "items")) {
                assertThat(Fields.text(object, "metadata", "ownerReferences", 0, "uid"))
                        .isEqualTo(Fields.text(job, "metadata", "uid"));
            }
        }
        namespace.assertNoRunLeft(Duration.ofSeconds(45));
    }

    private static final String OURS = "?labelSelector=app.kubernetes.io/managed-by%3Deidos";

    private static Answer shortlyKept(Request request, Fault.Upstream upstream)
            throws IOException, InterruptedException {
        String body = request.body().replace("\"ttlSecondsAfterFinished\":300", "\"ttlSecondsAfterFinished\":2");
        assertThat(body).isNotEqualTo(request.body());
        return upstream.answer(new Request(request.method(), request.path(), request.query(), request.headers(), body));
    }

    private static void kill(String signal, String pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start().waitFor();
    }

    private static int code(String signal) {
        return switch (signal) {
            case "HUP" -> 129;
            case "INT" -> 130;
            case "TERM" -> 143;
            default -> throw new IllegalArgumentException(signal);
        };
    }
}
