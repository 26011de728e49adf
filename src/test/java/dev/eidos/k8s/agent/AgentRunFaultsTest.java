package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.agent.api.CleanupReport;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.agent.watch.SeenObjects;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.HttpCall;
import dev.eidos.k8s.api.HttpReply;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.api.Transport;
import dev.eidos.testing.memory.InMemoryAgent;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server and what is installed in its cluster, at their worst. */
class AgentRunFaultsTest {
    private static final String SNAPSHOT = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata: {timestamp: "2026-11-22T23:43:10Z", version: 1.0.0, source-node: RUN}
        measurements: []
        """;
    private static final String JOBS = "/apis/batch/v1/namespaces/gpu-operator/jobs";
    private static final RetryPolicy IMPATIENT = new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(50), false);

    private final InMemoryCluster cluster = new InMemoryCluster();
    private final List<String> waited = new CopyOnWriteArrayList<>();

    /** What becomes of a request before it reaches the cluster; null lets it through. */
    private interface Trouble {
        @Nullable
        HttpReply with(HttpCall call) throws IOException, InterruptedException;
    }

    private AgentRun run(AgentConfig.Builder config, RetryPolicy patience, Trouble trouble) {
        InMemoryConnection connection = cluster.connect();
        Transport troubled = new Transport() {
            @Override
            public String server() {
                return connection.server();
            }

            @Override
            public String namespace() {
                return connection.namespace();
            }

            @Override
            public HttpReply send(HttpCall call) throws IOException, InterruptedException {
                HttpReply instead = trouble.with(call);
                return instead == null ? connection.send(call) : instead;
            }

            @Override
            public void close() {
                connection.close();
            }
        };
        return new AgentRun(config.build(), ApiClient.over(troubled, patience), new AgentListener() {
            @Override
            public void waiting(String state) {
                waited.add(state);
            }
        });
    }

    private void node(String name, String ready) throws InterruptedException {
        Value.Mapping node = SeenObjects.yaml("""
            metadata: {name: %s, labels: {kubernetes.io/os: linux}}
            status: {conditions: [{type: Ready, status: '%s'}]}
            """.formatted(name, ready));
        ApiClient.over(cluster.connect(), RetryPolicy.BRIEF).call("", ApiRequest.create(ApiResource.node(name), node));
    }

    private static AgentResult take(AgentRun run) throws InterruptedException {
        return run.inspect().prepare().launch().awaitResult();
    }

    private static boolean isJob(HttpCall call) {
        return call.method().equals("POST") && call.target().startsWith(JOBS);
    }

    private static HttpReply refusal(int code, String message) {
        String body = """
            {"kind":"Status","status":"Failure","code":%d,"message":"%s"}\
            """.formatted(code, message);
        return new HttpReply(code, null, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWebhookThatIsAwayForAMomentIsWaitedForByTheJob() throws Exception {
        // given
        InMemoryAgent.in(cluster, SNAPSHOT);
        var failures = new AtomicInteger(2);
        AgentRun run = run(
                Agents.config(),
                IMPATIENT,
                call -> isJob(call) && failures.getAndDecrement() > 0
                        ? refusal(500, "Internal error occurred: failed calling webhook 'x': connection refused")
                        : null);

        // when
        AgentResult result = take(run);

        // then
        assertThat(result.snapshot().metadata().sourceNode())
                .isEqualTo(run.runId().value());
        assertThat(waited).anyMatch(state -> state.startsWith("cannot create the Job yet: Internal error"));
    }

    @Test
    void aWebhookThatIsAwayForAMomentIsWaitedForByTheChecksBefore() throws Exception {
        // given
        InMemoryAgent.in(cluster, SNAPSHOT);
        var failures = new AtomicInteger(2);
        AgentRun run = run(
                Agents.config(),
                IMPATIENT,
                call -> call.target().contains("dryRun=") && failures.getAndDecrement() > 0
                        ? refusal(500, "Internal error occurred: failed calling webhook 'x'")
                        : null);

        // when
        take(run);

        // then
        assertThat(waited)
                .anyMatch(state -> state.endsWith(" yet: Internal error occurred: failed calling webhook 'x'"));
    }

    @Test
    void aWebhookThatStaysAwayIsToldAtTheDeadline() {
        // given
        AgentRun run = run(
                Agents.config().run(settings -> settings.timeout(Duration.ofSeconds(3))),
                IMPATIENT,
                call -> isJob(call) ? refusal(500, "failed calling webhook 'x'") : null);

        // then
        assertThatThrownBy(() -> take(run)).isInstanceOfSatisfying(EidosException.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.reason()).isEqualTo("failed calling webhook 'x'");
            assertThat(failure.suggestion()).contains("webhookconfigurations");
        });
    }

    @Test
    @Timeout(20)
    void wordsOfTroubleThatAreNotTheServersEndTheRunAtOnce() {
        // given
        AgentRun run = run(Agents.config(), IMPATIENT, call -> {
            throw EidosException.of(ErrorCode.FORBIDDEN, "the credential plugin failed")
                    .reason("connection refused")
                    .build();
        });

        // then
        assertThatThrownBy(() -> take(run))
                .isInstanceOfSatisfying(
                        EidosException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN));
        assertThat(waited).isEmpty();
    }

    @Test
    @Timeout(20)
    void theTimeoutBoundsAServerThatHangsFromTheFirstRequestOn() {
        // given
        var answered = new AtomicInteger();
        var hanging = new CompletableFuture<HttpReply>();
        AgentRun run = run(
                Agents.config().run(settings -> settings.timeout(Duration.ofSeconds(3))), RetryPolicy.LASTING, call -> {
                    if (answered.getAndIncrement() == 0) {
                        return null;
                    }
                    return answerOf(hanging, call);
                });

        // when
        long start = System.nanoTime();
        assertThatThrownBy(() -> take(run))
                .isInstanceOfSatisfying(
                        EidosException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE));

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(waited).contains("preflight: waiting for the API server");
    }

    /** As an HTTP client has it: what has not come within the call's limit is a failure. */
    private static HttpReply answerOf(CompletableFuture<HttpReply> server, HttpCall call)
            throws IOException, InterruptedException {
        try {
            return server.get(call.limit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw (HttpTimeoutException) new HttpTimeoutException("no answer").initCause(e);
        }
    }

    @Test
    void aQuotaOfJobsIsToldInItsOwnWords() {
        // given
        String words = "exceeded quota: q, requested: count/jobs.batch=1, used: count/jobs.batch=1";
        AgentRun run = run(Agents.config(), IMPATIENT, call -> isJob(call) ? refusal(403, words) : null);

        // then
        assertThatThrownBy(() -> take(run)).isInstanceOfSatisfying(EidosException.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(failure.reason()).isEqualTo(words);
            assertThat(failure.suggestion()).contains("kubectl describe resourcequota");
        });
    }

    @Test
    void aPodThatAForeignFinalizerHoldsIsToldAsLeft() throws Exception {
        // given
        List<Value> finalizers =
                List.of(Value.scalar("batch.kubernetes.io/job-tracking"), Value.scalar("example.com/audit"));
        InMemoryAgent.in(cluster, SNAPSHOT, pod -> {
            Value.Mapping metadata = Value.mapping(pod.entries("metadata"));
            return pod.with("metadata", metadata.with("finalizers", finalizers));
        });
        AgentRun run = run(Agents.config(), IMPATIENT, call -> null);
        take(run);

        // when
        CleanupReport report = run.cleanup(CleanupOptions.afterSuccess(false));

        // then
        assertThat(report.left()).singleElement().satisfies(left -> {
            assertThat(left.object()).isEqualTo("namespaces/gpu-operator/pods/eidos-x");
            assertThat(left.reason()).contains("the finalizer example.com/audit still holds it");
            assertThat(left.command())
                    .startsWith("kubectl patch pod/eidos-x --namespace gpu-operator --type merge --patch");
        });
    }

    @Test
    void aNodeThatIsNotReadyDoesNotGetThePod() throws Exception {
        // given
        InMemoryAgent.in(cluster, SNAPSHOT);
        node("well", "True");
        node("ill", "False");

        // when
        take(run(Agents.config(), IMPATIENT, call -> null));

        // then
        assertThat(YamlWriter.write(cluster.at(JOBS + "/eidos")))
                .contains("- ill\n")
                .doesNotContain("- well\n");
    }
}
