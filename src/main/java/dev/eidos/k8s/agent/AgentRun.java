package dev.eidos.k8s.agent;

import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.agent.api.CleanupReport;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.api.RunStep;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.agent.rbac.RbacCleanup;
import dev.eidos.k8s.agent.rbac.RemovedRbac;
import dev.eidos.k8s.agent.watch.NodeHealth;
import dev.eidos.k8s.agent.watch.PodState;
import dev.eidos.k8s.agent.watch.RunState;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A run of the agent that takes a snapshot of a node of a cluster, from the look before anything is written to the
 * clean-up. Its steps are values of their own, each of which only the one before can give.
 *
 * <pre>{@code
 * try (ApiClient api = access.open(RetryPolicy.LASTING)) {
 *     var run = new AgentRun(config, api, AgentListener.SILENT);
 *     try {
 *         AgentResult result = run.inspect().prepare().launch().awaitResult();
 *         System.out.print(YamlWriter.write(result.read().document()));
 *     } finally {
 *         run.cleanup(CleanupOptions.afterSuccess(false));
 *     }
 * }
 * }</pre>
 *
 * <p>Used by one thread. An interruption of that thread ends each of these steps with an {@link InterruptedException};
 * {@link #cleanup} then removes what had been created, also by a request that was under way.
 */
public final class AgentRun {
    private static final Duration NO_ANSWER = Duration.ofSeconds(1);
    private static final Duration SETTLE = Duration.ofSeconds(3);

    /** Time for the owner of a finalizer to take it away. */
    private static final Duration RELEASE = Duration.ofSeconds(5);

    private final RunContext context;

    /** Connects to nothing yet. */
    public AgentRun(AgentConfig config, ApiClient api, AgentListener listener) {
        this(config, api, listener, Clock.systemUTC(), RunId.next(Clock.systemUTC(), RandomGenerator.getDefault()));
    }

    AgentRun(AgentConfig config, ApiClient api, AgentListener listener, Clock clock, RunId run) {
        this.context = new RunContext(config, api, listener, clock, run, new CreatedObjects(), Instant.MAX);
    }

    /** The id that tells this run from all others. */
    public RunId runId() {
        return context.run();
    }

    /**
     * Looks whether the run can succeed. Changes nothing. The run's timeout begins here.
     *
     * @throws EidosException for whatever would make the run fail
     */
    public Inspected inspect() throws InterruptedException {
        return Inspected.of(context.begun());
    }

    /**
     * Removes what this run has created; to be called however far the run came. Says what is left, and does not throw
     * for it.
     */
    public CleanupReport cleanup(CleanupOptions options) throws InterruptedException {
        long deadline = System.nanoTime() + options.budget().toNanos();
        boolean wanted = context.config().run().cleanup();
        ApiClient hurried = context.api().with(RetryPolicy.within(options.budget()));
        Cleanup cleanup = new Cleanup(hurried);
        CreatedObjects created = context.created();
        if (!created.settle(SETTLE) && wanted) {
            new UnconfirmedJobs(hurried, context).find(cleanup);
        }
        List<String> kept = new ArrayList<>();
        if (wanted) {
            cleanup.remove(created.entries());
            if (options.awaitPod()) {
                awaitPods(hurried, cleanup, deadline);
            } else if (isHeld()) {
                awaitPods(hurried, cleanup, Math.min(deadline, System.nanoTime() + RELEASE.toNanos()));
            }
        } else {
            created.entries().forEach(entry -> kept.add(entry.resource().object()));
        }
        if (options.rbac()) {
            removePermissions(cleanup, kept);
        }
        if (!wanted && !created.entries().isEmpty()) {
            context.listener().done(RunStep.KEPT, "");
        } else if (wanted && cleanup.isComplete()) {
            context.listener().done(RunStep.CLEANED, "");
        }
        return cleanup.report(kept, options.rbac() ? List.of() : created.lasting());
    }

    /** The node that the agent's pod was given; empty as long as there is none. */
    public String nodeName() {
        return context.created().lastSeen().map(RunState::nodeName).orElse("");
    }

    /** Waits for the pods; what the agent wrote after its result was deleted, and before its own end, goes last. */
    private void awaitPods(ApiClient hurried, Cleanup cleanup, long deadline) throws InterruptedException {
        List<CreatedObjects.Entry> byName = new ArrayList<>();
        for (CreatedObjects.Entry entry : context.created().entries()) {
            if (entry.uid().isEmpty()) {
                byName.add(entry);
            } else if (entry.resource().plural().equals("jobs") && !cleanup.isLeft(entry.resource())) {
                Duration budget = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                Duration left = nodeIsLost() && budget.compareTo(NO_ANSWER) > 0 ? NO_ANSWER : budget;
                String pods = context.config().run().perNode()
                        ? Labels.selector(context.run())
                        : "controller-uid=" + entry.uid();
                new PodTermination(hurried, context.config().namespace(), pods).await(left, cleanup);
            }
        }
        byName.removeIf(entry -> cleanup.isLeft(entry.resource()));
        cleanup.remove(byName);
    }

    /** RBAC that is ours, and that nobody else needs. */
    private void removePermissions(Cleanup cleanup, List<String> kept) throws InterruptedException {
        RemovedRbac done = RbacCleanup.run(
                context.api(),
                context.config(),
                context.manifests(),
                context.created().namespace());
        done.removed().forEach(resource -> cleanup.removed(resource.object()));
        for (RemovedRbac.Kept left : done.kept()) {
            if (left.failed()) {
                cleanup.left(left.resource(), left.reason());
            } else {
                kept.add(left.resource().object() + ": " + left.reason());
            }
        }
    }

    /** A pod that has ended well goes by itself, unless a finalizer that others have set holds it. */
    private boolean isHeld() {
        return context.created()
                .lastSeen()
                .filter(state ->
                        !PodTermination.foreignFinalizers(state.pod().last()).isEmpty())
                .isPresent();
    }

    /** A node that is lost confirms nothing. */
    private boolean nodeIsLost() {
        return context.created().lastSeen().filter(AgentRun::isLost).isPresent();
    }

    private static boolean isLost(RunState state) {
        return NodeHealth.trouble(state.node()).isPresent() || PodState.of(state.pod()) instanceof PodState.Lost;
    }
}
