package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.agent.api.CleanupReport;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.testing.memory.InMemoryAgent;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryConnection;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentRunTest {
    private static final String JOB = "/apis/batch/v1/namespaces/gpu-operator/jobs/eidos";
    private static final String JOBS = "POST /apis/batch/v1/namespaces/gpu-operator/jobs";
    private static final String ACCOUNTS = "/api/v1/namespaces/gpu-operator/serviceaccounts";
    private static final String SNAPSHOT = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata: {timestamp: "2026-11-22T23:43:10Z", version: 1.0.0, source-node: RUN}
        measurements: []
        """;

    private final InMemoryCluster cluster = new InMemoryCluster();
    private final InMemoryConnection connection = cluster.connect();

    @BeforeEach
    void anAgentRunsInEveryJob() {
        InMemoryAgent.in(cluster, SNAPSHOT);
    }

    private AgentRun deployer(UnaryOperator<AgentConfig.Builder> choices) {
        AgentConfig config = choices.apply(Agents.config()).build();
        return new AgentRun(config, ApiClient.over(connection, RetryPolicy.BRIEF), AgentListener.SILENT);
    }

    private static AgentResult take(AgentRun deployer) throws InterruptedException {
        return deployer.inspect().prepare().launch().awaitResult();
    }

    private List<String> leftOf(AgentRun deployer) throws InterruptedException {
        cluster.settle();
        return cluster.labelled(EidosLabels.RUN_ID, deployer.runId().value());
    }

    @Test
    void aWholeDeploymentBringsTheSnapshotAndLeavesOnlyRbac() throws Exception {
        // given
        AgentRun deployer = deployer(config -> config);

        // when
        AgentResult result = take(deployer);
        CleanupReport report = deployer.cleanup(CleanupOptions.afterSuccess(false));

        // then
        assertThat(result.snapshot().metadata().sourceNode())
                .isEqualTo(deployer.runId().value());
        assertThat(report.left()).isEmpty();
        assertThat(report.removed()).contains("namespaces/gpu-operator/jobs/eidos");
        assertThat(leftOf(deployer)).isEmpty();
        assertThat(cluster.paths())
                .containsExactlyInAnyOrder(
                        "/api/v1/namespaces/gpu-operator",
                        ACCOUNTS + "/eidos",
                        "/apis/rbac.authorization.k8s.io/v1/namespaces/gpu-operator/roles/eidos",
                        "/apis/rbac.authorization.k8s.io/v1/namespaces/gpu-operator/rolebindings/eidos",
                        "/apis/rbac.authorization.k8s.io/v1/clusterroles/eidos",
                        "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/eidos:gpu-operator");
    }

    @Test
    void itLooksBeforeItWritesAndTheJobComesLast() throws Exception {
        // given
        AgentRun deployer = deployer(config -> config);

        // when
        take(deployer);

        // then
        List<String> writes = connection.requests().stream()
                .filter(request -> request.startsWith("POST") && !request.contains("reviews"))
                .filter(request -> !request.endsWith("?dryRun"))
                .toList();
        assertThat(writes.getFirst()).isEqualTo("POST /api/v1/namespaces");
        assertThat(writes.getLast()).isEqualTo(JOBS);
        assertThat(writes).hasSize(7);
    }

    @Test
    void aSecondRunFindsRbacInPlace() throws Exception {
        // given
        AgentRun first = deployer(config -> config);
        take(first);
        first.cleanup(CleanupOptions.afterSuccess(false));
        int before = connection.requests().size();

        // when
        AgentRun second = deployer(config -> config);
        take(second);
        second.cleanup(CleanupOptions.afterSuccess(false));

        // then
        List<String> requests = connection.requests();
        assertThat(requests.subList(before, requests.size()))
                .hasSizeLessThan(25)
                .filteredOn(request ->
                        request.startsWith("POST") && !request.contains("reviews") && !request.endsWith("?dryRun"))
                .containsExactly(JOBS);
    }

    @Test
    void cleanUpWithRbacLeavesNothing() throws Exception {
        // given
        AgentRun deployer = deployer(config -> config.run(run -> run.cleanupRbac(true)));
        take(deployer);

        // when
        CleanupReport report = deployer.cleanup(CleanupOptions.afterSuccess(true));
        cluster.settle();

        // then
        assertThat(report.left()).isEmpty();
        assertThat(cluster.paths()).isEmpty();
    }

    @Test
    void withoutCleanUpJobAndResultStayAndAreNamed() throws Exception {
        // given
        AgentRun deployer = deployer(config -> config.run(run -> run.cleanup(false)));
        take(deployer);

        // when
        CleanupReport report = deployer.cleanup(CleanupOptions.afterSuccess(false));

        // then
        assertThat(report.removed()).isEmpty();
        assertThat(report.kept())
                .containsExactlyInAnyOrder(
                        "namespaces/gpu-operator/jobs/eidos",
                        "namespaces/gpu-operator/configmaps/" + deployer.runId().resultName());
        assertThat(cluster.paths()).contains(JOB);
    }

    @Test
    void namesAreTheCallersAndAResultThatWasNamedStays() throws Exception {
        // given
        AgentRun other = deployer(
                config -> config.placement(at -> at.namespace("results").createNamespace(true)));
        take(other);
        other.cleanup(CleanupOptions.afterSuccess(false));
        AgentRun deployer = deployer(config -> config.placement(at -> at.namespace("mine")
                        .createNamespace(true)
                        .jobName("look")
                        .serviceAccountName("looker"))
                .run(run -> run.output(new ConfigMapUri("results", "node-1"))));

        // when
        take(deployer);
        List<String> during = cluster.paths();
        deployer.cleanup(CleanupOptions.afterSuccess(false));

        // then
        assertThat(during)
                .contains("/apis/batch/v1/namespaces/mine/jobs/look", "/api/v1/namespaces/mine/serviceaccounts/looker");
        assertThat(leftOf(deployer)).containsExactly("/api/v1/namespaces/results/configmaps/node-1");
    }

    @Test
    void whatSomebodyElseHasCreatedMeanwhileIsNoFailure() throws Exception {
        // given
        AgentRun rival = deployer(config -> config.placement(at -> at.generateJobName(true)));
        connection.before("POST " + ACCOUNTS, () -> {
            try {
                rival.inspect().prepare().launch();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        AgentRun deployer = deployer(config -> config);

        // when
        AgentResult result = take(deployer);

        // then
        assertThat(result.snapshot().metadata().sourceNode())
                .isEqualTo(deployer.runId().value());
    }

    @Test
    void whatIsGoneAlreadyNeedsNoRemoval() throws Exception {
        // given
        AgentRun deployer = deployer(config -> config);
        take(deployer);
        ApiClient.over(cluster.connect(), RetryPolicy.BRIEF)
                .send("", ApiRequest.delete(ApiResource.job("gpu-operator", "eidos")));

        // when
        CleanupReport report = deployer.cleanup(CleanupOptions.afterSuccess(false));

        // then
        assertThat(report.left()).isEmpty();
    }

    @Test
    void aRefusalSaysWhatWasBeingDone() {
        // given
        connection.refuse(JOBS, 403, "Forbidden", "no jobs today");
        AgentRun deployer = deployer(config -> config);

        // then
        assertThatThrownBy(() -> take(deployer)).isInstanceOfSatisfying(EidosException.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(failure.what()).isEqualTo("cannot create the Job");
            assertThat(failure.object()).isEqualTo("namespaces/gpu-operator/jobs/eidos");
            assertThat(failure.reason()).isEqualTo("no jobs today");
        });
    }

    @Test
    void whatCannotBeRemovedIsNamedWithTheCommandThatDoes() throws Exception {
        // given
        connection.refuse("DELETE " + JOB, 403, "Forbidden", "it stays");
        AgentRun deployer = deployer(config -> config);
        take(deployer);

        // when
        CleanupReport report = deployer.cleanup(CleanupOptions.afterSuccess(false));

        // then
        assertThat(report.left())
                .containsExactly(new CleanupReport.Left(
                        "namespaces/gpu-operator/jobs/eidos",
                        "it stays",
                        "kubectl delete job/eidos --namespace gpu-operator"));
    }

    /** At each request of a run, until there is none of that number: before it is carried out, and after. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptionAtAnyRequestLeavesNothing(boolean carriedOut) throws Exception {
        boolean interrupted = true;
        for (int n = 1; interrupted; n++) {
            // given
            interrupted = runInterruptedAt(n, carriedOut);
            assertThat(n).as("requests of one run").isLessThan(100);
        }
    }

    private static boolean runInterruptedAt(int n, boolean carriedOut) throws InterruptedException {
        var cluster = new InMemoryCluster();
        InMemoryAgent.in(cluster, SNAPSHOT);
        InMemoryConnection connection = cluster.connect();
        Thread user = Thread.currentThread();
        var deployer = new AgentRun(
                Agents.config().build(), ApiClient.over(connection, RetryPolicy.BRIEF), AgentListener.SILENT);
        IntConsumer interrupt = number -> {
            if (number == n) {
                user.interrupt();
            }
        };
        connection.onEach(carriedOut ? number -> {} : interrupt, carriedOut ? interrupt : number -> {});

        // when
        boolean interrupted = false;
        try {
            take(deployer);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        connection.onEach(number -> {}, number -> {});
        interrupted |= Thread.interrupted();
        CleanupReport report = deployer.cleanup(CleanupOptions.afterFailure(false));
        cluster.settle();

        // then
        assertThat(report.left()).as("interrupted at request %d", n).isEmpty();
        assertThat(cluster.labelled(EidosLabels.RUN_ID, deployer.runId().value()))
                .as("interrupted at request %d", n)
                .isEmpty();
        return interrupted;
    }
}
