package dev.eidos.k8s.agent.fleet;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.AgentRun;
import dev.eidos.k8s.agent.Inspected;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.agent.api.CleanupReport;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.FleetManifests;
import dev.eidos.k8s.api.ApiClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run of the agent over many nodes, from the look before anything is written to the clean-up.
 *
 * <pre>{@code
 * var run = new FleetRun(settings, api, FleetListener.SILENT);
 * try {
 *     run.inspect();
 *     Map<String, NodeOutcome> outcomes = run.collect(nodes, sink);
 * } finally {
 *     run.cleanup(CleanupOptions.afterFailure(false));
 * }
 * }</pre>
 *
 * <p>Used by one thread. An interruption of that thread ends each of these steps with an {@link InterruptedException};
 * what had arrived by then is safe, and {@link #outcomes} tells it.
 */
public final class FleetRun {
    /**
     * The life of the Job that owns everything, beyond the time of one node. Its run moves the end on: after one that
     * was killed the Job goes then, and with it pods and results.
     */
    private static final Duration ALIVE = Duration.ofMinutes(10);

    private final FleetSettings settings;
    private final ApiClient api;
    private final FleetListener listener;
    private final AgentRun run;
    private final FleetManifests manifests;
    private final Map<String, NodeOutcome> outcomes = new TreeMap<>();

    /** Connects to nothing yet. */
    public FleetRun(FleetSettings settings, ApiClient api, FleetListener listener) {
        this.settings = settings;
        this.api = api;
        this.listener = listener;
        this.run = new AgentRun(settings.config(), api, listener);
        this.manifests = new FleetManifests(
                settings.config(), run.runId(), settings.config().run().timeout());
    }

    /** The id that tells this run from all others. */
    public RunId runId() {
        return run.runId();
    }

    /** The objects of the run. */
    public FleetManifests manifests() {
        return manifests;
    }

    /** The objects that a run over these nodes would apply to the cluster that was looked at. */
    public List<Value.Mapping> objects(Inspected inspected, List<String> nodes) {
        return manifests.all(nodes, alive(), inspected.namespaceIsThere());
    }

    private Duration alive() {
        return settings.config().run().timeout().plus(ALIVE);
    }

    /**
     * Looks whether the run can succeed. Changes nothing.
     *
     * @throws EidosException for whatever would make every node fail
     */
    public Inspected inspect() throws InterruptedException {
        return run.inspect();
    }

    /**
     * Takes a snapshot of each node.
     *
     * @param inspected the look before
     * @param nodes by name, in the order in which they are begun
     * @return what became of each
     * @throws EidosException for a failure of the whole run; what had arrived before is kept
     */
    public Map<String, NodeOutcome> collect(Inspected inspected, List<String> nodes, SnapshotSink sink)
            throws InterruptedException {
        Duration alive = alive();
        Value.Mapping anchor = inspected.prepare().anchor(manifests.anchor(alive));
        try (var loop = new FleetLoop(settings, manifests, api, listener, anchor, Clock.systemUTC(), outcomes)) {
            var life = new AnchorLife(api, manifests, alive);
            loop.run(nodes, sink, life);
        }
        return outcomes();
    }

    /** What is known of each node so far, also after a failure or an interruption. */
    public Map<String, NodeOutcome> outcomes() {
        synchronized (outcomes) {
            return new TreeMap<>(outcomes);
        }
    }

    /** Removes what this run has created, as {@link AgentRun#cleanup}. */
    public CleanupReport cleanup(CleanupOptions options) throws InterruptedException {
        return run.cleanup(options);
    }
}
