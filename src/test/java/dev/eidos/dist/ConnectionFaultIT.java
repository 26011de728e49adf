package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.proxy.Exchange;
import dev.eidos.testing.proxy.Fault;
import dev.eidos.testing.proxy.FaultProxy;
import dev.eidos.testing.proxy.Refusal;
import dev.eidos.testing.proxy.Request;
import dev.eidos.testing.proxy.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to the connection while the agent is deployed, waited for and removed. */
@Timeout(90)
class ConnectionFaultIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Predicate<Request> WATCH = request -> request.verb().equals("watch");

    @RegisterExtension
    final TestNamespace namespace = new TestNamespace("conn");

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
        namespace.assertNoRunLeft(Duration.ofSeconds(15));
    }

    private FaultedRun run(String... args) throws IOException {
        return FaultedRun.start(proxy, directory, namespace, args);
    }

    @Test
    void aRunWithRbacInPlaceNeedsFewRequests() throws Exception {
        // given
        try (var first = run()) {
            first.succeeds();
        }
        int before = proxy.count();

        // when
        try (var second = run()) {
            second.succeeds();
        }

        // then
        List<Exchange> requests = proxy.log().subList(before, proxy.count());
        assertThat(requests).hasSizeLessThan(25);
    }

    @Test
    void aServerThatRestartsDuringTheWatchIsWaitedFor() throws Exception {
        // given
        try (var run = run()) {
            run.awaitStep("Job");

            // when
            proxy.goAway();
            run.awaitWords("; waiting for it");
            proxy.comeBack();

            // then
            run.succeeds();
        }
    }

    @Test
    void aServerThatStaysAwayIsToldAtTheDeadline() throws Exception {
        // given
        try (var run = run("--timeout", "8s", "--log-json")) {
            proxy.awaitRequest(WATCH, SOON);

            // when
            proxy.goAway();
            String err = run.endsWith(6);

            // then
            assertThat(err)
                    .contains("\"code\":\"UNAVAILABLE\"")
                    .contains(proxy.url())
                    .contains("waiting for it")
                    .contains("left behind: namespaces/" + namespace.name() + "/jobs/eidos")
                    .contains("kubectl delete job/eidos --namespace " + namespace.name());
        }
        namespace.api().delete(namespace.jobs() + "/eidos", "{\"propagationPolicy\":\"Background\"}");
    }

    @Test
    void watchesThatAreCutGoOn() throws Exception {
        // given
        proxy.when(WATCH).times(6).then(Fault.cutAfterLines(1));

        // when, then
        try (var run = run()) {
            run.succeeds();
        }
    }

    @Test
    void everyConnectionMayBeResetAtOnce() throws Exception {
        // given
        try (var run = run()) {
            run.awaitStep("Job");

            // when
            proxy.cutAll();

            // then
            run.succeeds();
        }
    }

    @Test
    void watchesThatFallSilentAreGivenUp() throws Exception {
        // given
        Rule silence = proxy.when(WATCH).times(3).then(Fault.hang());

        // when
        try (var run = run()) {
            run.succeeds();

            // then
            assertThat(silence.applied()).isEqualTo(3);
            assertThat(run.wallTime()).isLessThan(Duration.ofSeconds(25));
        }
    }

    @Test
    void aRequestThatIsNeverAnsweredIsSentAgain() throws Exception {
        // given
        proxy.when(Request.of("create", "jobs").and(request -> !request.query().contains("dryRun")))
                .nth(1)
                .then(Fault.hang());

        // when
        try (var run = run()) {
            run.succeeds();

            // then
            assertThat(run.wallTime()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        }
    }

    @Test
    void aBusyServerIsGivenTheTimeItAsksFor() throws Exception {
        // given
        Predicate<Request> creation =
                Request.of("create", "jobs").and(request -> !request.query().contains("dryRun"));
        proxy.when(creation).nth(1).then(Refusal.tooManyRequests(Duration.ofSeconds(2)));

        // when
        try (var run = run()) {
            run.succeeds();
        }

        // then
        Exchange refused = proxy.awaitRequest(creation, 1, SOON);
        Exchange again = proxy.awaitRequest(creation, 2, SOON);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(again.at().minus(refused.at())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aServerThatIsBusyForTooLongIsUnavailable() throws Exception {
        // given
        proxy.when(Request.of("create", "jobs").and(request -> !request.query().contains("dryRun")))
                .then(Refusal.tooManyRequests(Duration.ofMinutes(10)));

        // when
        try (var run = run()) {
            String err = run.endsWith(6);

            // then
            assertThat(err)
                    .contains("cannot create the Job: namespaces/" + namespace.name() + "/jobs/eidos")
                    .contains("too many requests")
                    .contains("try: the server is busy");
            assertThat(run.wallTime()).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void aServerInTroubleIsAskedAgain() throws Exception {
        // given
        proxy.when(Request.any()).from(4).times(6).then(Refusal.unavailable());
        proxy.when(WATCH).times(4).then(Refusal.internalError());

        // when, then
        try (var run = run()) {
            run.succeeds();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWatchWhosePlaceInHistoryIsGoneStartsAnew(boolean asEvent) throws Exception {
        // given
        proxy.when(WATCH).times(4).then(asEvent ? Fault.expireAfterLines(1) : Fault.answer(Refusal.expired()));

        // when, then
        try (var run = run()) {
            run.succeeds();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405})
    void aWatchThatIsRefusedEndsTheRunAtOnce(int status) throws Exception {
        // given
        Refusal refusal = Refusal.of(status, "Whatever", "because the server says so");
        proxy.when(WATCH.and(request -> request.resource().equals("pods"))).then(refusal);
        proxy.when(WATCH.and(request -> request.resource().equals("configmaps")))
                .then(refusal);

        // when
        try (var run = run()) {
            String err = run.endsWith(
                    switch (status) {
                        case 400, 405 -> 2;
                        case 404 -> 3;
                        default -> 4;
                    });

            // then
            assertThat(err).contains("cannot watch the ").contains("because the server says so");
        }
    }

    @Test
    void whatAServerRefusesWhenItHasJustStartedIsForgiven() throws Exception {
        // given
        proxy.when(WATCH).times(3).then(Fault.cutAfterLines(1));
        proxy.when(WATCH.or(Request.of("list", "pods"))
                        .or(Request.of("list", "configmaps"))
                        .and(request -> proxy.requests(WATCH).size() > 3))
                .times(3)
                .then(Refusal.forbidden("RBAC: clusterrole \"cluster-admin\" not found"));

        // when, then
        try (var run = run()) {
            run.succeeds();
        }
    }

    @Test
    void anAnswerThatIsLostMakesNoSecondJob() throws Exception {
        // given
        Predicate<Request> creation =
                Request.of("create", "jobs").and(request -> !request.query().contains("dryRun"));
        proxy.when(creation).nth(1).then(Fault.cutAnswer());

        // when
        try (var run = run()) {
            run.succeeds();
        }

        // then
        assertThat(proxy.log().stream().filter(exchange -> creation.test(exchange.request())))
                .extracting(Exchange::status)
                .endsWith(409);
        assertThat(proxy.requests(Request.of("delete", "jobs"))).hasSize(1);
    }

    @Test
    void anAgentsLogThatIsCutGoesOnWithoutLosingOrRepeatingLines() throws Exception {
        // given
        Rule cut = proxy.when(Request.of("get", "pods/log")).times(2).then(Fault.cutAfterLines(1));

        // when
        try (var run = run("--follow")) {
            String err = run.succeeds();

            // then
            List<String> lines =
                    err.lines().filter(line -> line.startsWith("agent | ")).toList();
            assertThat(cut.applied()).isEqualTo(2);
            assertThat(lines).isNotEmpty().doesNotHaveDuplicates();
            assertThat(lines.getLast()).contains("K8s.", "policy");
        }
    }
}
