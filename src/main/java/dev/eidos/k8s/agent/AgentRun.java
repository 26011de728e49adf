package dev.eidos.k8s.agent;

import dev.eidos.document.Tree;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.agent.api.CleanupReport;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.api.RunStep;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.watch.AgentLogs;
import dev.eidos.k8s.agent.watch.Monitor;
import dev.eidos.k8s.agent.watch.NodeHealth;
import dev.eidos.k8s.agent.watch.PodState;
import dev.eidos.k8s.agent.watch.RunState;
import dev.eidos.k8s.agent.watch.RunVerdict;
import dev.eidos.k8s.agent.watch.VerdictReport;
import dev.eidos.k8s.agent.watch.VerdictRules;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Takes a snapshot of a node of a cluster: one run, from the look before anything is written to the clean-up.
 *
 * <pre>{@code
 * try (ApiClient api = access.open(RetryPolicy.LASTING)) {
 *     var deployer = new AgentRun(config, api, AgentListener.SILENT);
 *     try {
 *         deployer.deploy();
 *         deployer.waitForCompletion(config.timeout());
 *         System.out.print(deployer.getSnapshot().document());
 *     } finally {
 *         deployer.cleanup(CleanupOptions.afterSuccess(false));
 *     }
 * }
 * }</pre>
 *
 * <p>Used by one thread, in that order. An interruption of that thread ends each of the first three calls with an
 * {@link InterruptedException}; {@link #cleanup} then removes what had been created, also by a request that was under
 * way.
 */
public final class AgentRun {
    private static final Duration LOG_END = Duration.ofSeconds(2);
    private static final Duration NO_ANSWER = Duration.ofSeconds(1);
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private final AgentConfig config;
    private final ApiClient api;
    private final AgentListener listener;
    private final Clock clock;
    private final RunId run;
    private final CreatedObjects ledger = new CreatedObjects();
    private @Nullable Prerequisites groundwork;
    private @Nullable Value job;
    private @Nullable RunState seen;
    private Optional<Value> delivered = Optional.empty();

    /** Connects to nothing yet. */
    public AgentRun(AgentConfig config, ApiClient api, AgentListener listener) {
        this(config, api, listener, Clock.systemUTC(), RunId.next(Clock.systemUTC(), RandomGenerator.getDefault()));
    }

    AgentRun(AgentConfig config, ApiClient api, AgentListener listener, Clock clock, RunId run) {
        this.config = config;
        this.api = api;
        this.listener = listener;
        this.clock = clock;
        this.run = run;
    }

    /** What tells this run from all others. */
    public RunId runId() {
        return run;
    }

    /**
     * Looks whether the run could succeed, and has the API server check every object without keeping it.
     *
     * @return the objects that a run would create
     */
    public AgentManifests dryRun() throws InterruptedException {
        Prerequisites ground = new Prerequisites(api, config, run, listener);
        ground.look();
        ground.dryRun();
        return AgentManifests.of(config, run);
    }

    /**
     * Looks whether the run can succeed, sets up what is missing of RBAC, and creates the Job.
     *
     * @throws EidosException if something is in the way; before the Job nothing but RBAC has been created then
     */
    public void deploy() throws InterruptedException {
        Prerequisites ground = new Prerequisites(api, config, run, listener);
        groundwork = ground;
        ground.look();
        listener.done(RunStep.PREFLIGHT, "");
        ground.apply(ledger);
        listener.done(RunStep.RBAC, "");
        Value created = new JobLaunch(api, config, run, ledger).start(ground.jobInTheWay());
        job = created;
        if (config.output().isEmpty()) {
            ConfigMapUri result = config.result(run);
            // by name alone: it is this run's own, and nobody knows its UID before the agent has made it
            ledger.add(ApiResource.configMap(result.namespace(), result.name()), "");
        }
        listener.done(RunStep.JOB, Tree.text(created, "metadata", "name"));
    }

    /**
     * Waits until the agent has delivered its result.
     *
     * @throws EidosException as soon as it is clear that it will not, or after that time, with the agent's last log
     *     lines
     */
    public void waitForCompletion(Duration timeout) throws InterruptedException {
        Value created = created();
        VerdictRules judge = new VerdictRules(clock.instant().plus(timeout), config.scheduleTimeout());
        try (Monitor monitor = new Monitor(api, jobResource(), created, config.result(run), listener, clock);
                AgentLogs logs = new AgentLogs(api, config.namespace(), listener)) {
            RunVerdict verdict = monitor.await(judge, logs::follow);
            seen = monitor.seen();
            switch (verdict) {
                case RunVerdict.ResultReady(Value configMap) -> {
                    delivered = Optional.of(configMap);
                    logs.finish(monitor.seen(), LOG_END);
                }
                // the Job's end may be told before its result is
                case RunVerdict.Complete _ -> logs.finish(monitor.seen(), LOG_END);
                default -> throw failure(verdict, monitor.seen(), timeout, logs);
            }
        }
    }

    private EidosException failure(RunVerdict verdict, RunState last, Duration timeout, AgentLogs logs)
            throws InterruptedException {
        return new VerdictReport(config, jobResource(), last, timeout, logs.tail(last)).of(verdict);
    }

    /**
     * The result of this run.
     *
     * @throws EidosException if it is missing, not whole, or another run's
     */
    public AgentResult getSnapshot() throws InterruptedException {
        AgentResult result = new Results(api, config, run).read(delivered, podName());
        listener.done(RunStep.RETRIEVED, "");
        return result;
    }

    /**
     * Removes what this run has created; to be called however the run went. Says what is left, and does not throw for
     * it.
     */
    public CleanupReport cleanup(CleanupOptions options) throws InterruptedException {
        long deadline = System.nanoTime() + options.budget().toNanos();
        ApiClient hurried = api.with(RetryPolicy.within(options.budget()));
        Cleanup cleanup = new Cleanup(hurried);
        if (!ledger.settle(SETTLE) && config.cleanup()) {
            new UnconfirmedJobs(hurried, config, run).addTo(ledger, cleanup);
        }
        List<String> kept = new ArrayList<>();
        if (config.cleanup()) {
            cleanup.remove(ledger.entries());
            if (options.awaitPod()) {
                awaitPods(hurried, cleanup, deadline);
            }
        } else {
            ledger.entries().forEach(entry -> kept.add(entry.resource().object()));
        }
        Prerequisites ground = groundwork;
        if (options.rbac() && ground != null) {
            ground.remove(cleanup, kept);
        }
        listener.done(RunStep.CLEANED, "");
        return cleanup.report(kept);
    }

    /** What the agent wrote after its result was deleted, and before its own end, goes last. */
    private void awaitPods(ApiClient hurried, Cleanup cleanup, long deadline) throws InterruptedException {
        List<CreatedObjects.Entry> byName = new ArrayList<>();
        for (CreatedObjects.Entry entry : ledger.entries()) {
            if (entry.uid().isEmpty()) {
                byName.add(entry);
            } else if (entry.resource().plural().equals("jobs") && !cleanup.isLeft(entry.resource())) {
                Duration budget = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                Duration left = nodeIsLost() && budget.compareTo(NO_ANSWER) > 0 ? NO_ANSWER : budget;
                new PodTermination(hurried, config.namespace(), entry.uid()).await(left, cleanup);
            }
        }
        byName.removeIf(entry -> cleanup.isLeft(entry.resource()));
        cleanup.remove(byName);
    }

    private String podName() {
        return seen == null ? "" : seen.podName();
    }

    /** A node that is lost confirms nothing. */
    private boolean nodeIsLost() {
        RunState last = seen;
        return last != null
                && (NodeHealth.trouble(last.node()).isPresent() || PodState.of(last.pod()) instanceof PodState.Lost);
    }

    private ApiResource jobResource() {
        return ApiResource.job(config.namespace(), Tree.text(created(), "metadata", "name"));
    }

    private Value created() {
        Value created = job;
        if (created == null) {
            throw new IllegalStateException("deploy() has not created a Job");
        }
        return created;
    }
}
