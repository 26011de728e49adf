package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.GapReport;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.AgentEnvironment;
import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.Rendering;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.collector.gpu.GpuPresence;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Snapshot;
import dev.eidos.place.Destination;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.snapshot.SnapshotSummary;
import dev.eidos.snapshot.SnapshotTable;
import dev.eidos.snapshot.local.LocalSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos snapshot}: captures the state of this machine. */
public final class SnapshotCommand implements CliCommand {
    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public String summary() {
        return "Capture the state of this machine: OS, systemd, GPUs, hardware, Kubernetes.";
    }

    @Override
    public AotCache cache() {
        return AotCache.WORK;
    }

    @Override
    public List<String> rehearsals() {
        return List.of(
                "snapshot --format xml",
                "snapshot",
                // with warnings, which a machine that builds may not have otherwise
                "snapshot --timeout 1ms",
                "snapshot --format json",
                "snapshot --format table",
                "snapshot --kubeconfig @/kubeconfig -o target/dist-work/training.yaml",
                "snapshot --kubeconfig @/kubeconfig -o cm://n/s",
                "snapshot --deploy-agent --dry-run",
                // twice: first everything is created, then it is found
                "snapshot --deploy-agent --kubeconfig @/kubeconfig --follow",
                "snapshot --deploy-agent --kubeconfig @/kubeconfig",
                // whatever is asked there, the answer is the same: what counts is that it comes over HTTP/2
                "snapshot --kubeconfig @/http2.kubeconfig -o cm://n/s",
                "snapshot --deploy-agent --kubeconfig @/http2.kubeconfig");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "What could not be read is recorded in the snapshot under 'notCollected'.",
                        "What was refused or failed is shown as a warning, too.",
                        "",
                        "Examples:",
                        "  eidos snapshot",
                        "  eidos snapshot --format table",
                        "  eidos snapshot --only GPU,K8s",
                        "  eidos snapshot --require-gpu -o snapshot.yaml",
                        "  eidos snapshot -o cm://gpu-operator/snapshot",
                        "  eidos snapshot --deploy-agent --node-selector nvidia.com/gpu.present=true",
                        "  eidos snapshot --deploy-agent --all-nodes -o fleet/");
        SnapshotOptions.describe(spec);
        AgentFlags.describe(spec);
        FleetFlags.describe(spec);
    }

    @Override
    public void run(ParseResult parsed, Session session) throws InterruptedException {
        Map<String, String> environment = session.terminal().environment();
        boolean deploy = AgentOptions.areWanted(parsed, environment);
        SnapshotOptions options = SnapshotOptions.of(parsed, environment, !deploy);
        if (deploy && FleetOptions.areWanted(parsed)) {
            FleetCommand.run(parsed, options, session);
            return;
        }
        // several only for many nodes
        ClusterFlags.of(parsed);
        if (deploy) {
            FleetOptions.requireNone(parsed);
            AgentCommand.run(parsed, options, session);
        } else {
            takeHere(options, session, options.cluster().access(session));
        }
    }

    public static void takeHere(SnapshotOptions options, Session session, ClusterAccess access)
            throws InterruptedException {
        boolean agent = AgentEnvironment.of(session.terminal().environment()).agent();
        RetryPolicy patience = agent ? RetryPolicy.AGENT : RetryPolicy.BRIEF;
        try (ClusterConnection cluster = ClusterConnection.to(access, patience)) {
            checkFirst(options, cluster);
            Snapshot snapshot = take(options, session, cluster);
            if (options.destination() instanceof Destination.ConfigMap) {
                // has been asked beside the collectors; what they lacked of the cluster is not worth telling then
                cluster.reach();
            }
            if (options.requireGpu()) {
                // before the gaps: nothing is written, and the first line is to say why
                requireGpu(snapshot);
            }
            new GapReport(new Messages(session)).print(snapshot);
            Instant made = Objects.requireNonNull(snapshot.metadata().timestamp());
            options.output().write(rendering(snapshot, options.all()), "snapshot", session, cluster, made);
            if (!agent) {
                // whoever deployed it says so
                new Messages(session).sum(SnapshotSummary.of(snapshot.measurements()));
            }
        }
    }

    /**
     * Checks that the cluster and the destination that the user named can be used. The server's answer is waited for
     * only by those who need it.
     */
    private static void checkFirst(SnapshotOptions options, ClusterConnection cluster) {
        if (options.cluster().given()) {
            cluster.configure();
        }
        options.output().check();
        if (options.destination() instanceof Destination.ConfigMap) {
            cluster.reachMeanwhile();
        }
    }

    private static Snapshot take(SnapshotOptions options, Session session, ClusterConnection cluster) {
        try {
            var messages = new Messages(session);
            return LocalSnapshot.take(
                    options.local(session.terminal().environment()),
                    cluster,
                    ToolVersion.current(),
                    (collector, took) -> messages.debug("collector " + collector + " in " + took.toMillis() + " ms"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EidosException.of(ErrorCode.FAILED, "interrupted while collecting")
                    .cause(e)
                    .build();
        }
    }

    private static void requireGpu(Snapshot snapshot) {
        GpuPresence presence = LocalSnapshot.gpu(snapshot);
        if (!presence.found()) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "no GPU, and --require-gpu was given")
                    .reason(presence.explanation())
                    .suggestion("check 'lspci -d 10de:' and that the NVIDIA driver is loaded")
                    .build();
        }
    }

    /** A snapshot in each of its formats. */
    static Rendering rendering(Snapshot snapshot, boolean all) {
        return Rendering.of(
                () -> SnapshotDocument.of(snapshot),
                (width, colour) -> SnapshotTable.draw(snapshot, width, colour, all));
    }
}
