package dev.eidos.cli.live;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CleanupCommandLine;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.ReportFormat;
import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.live.CheckResult;
import dev.eidos.live.LiveReport;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.Recipe;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** A running cluster held against a recipe: it is read, the report is written, and its result is the command's. */
public final class LiveValidation {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private LiveValidation() {}

    /**
     * Runs.
     *
     * @param snapshotSource null for none
     * @param anyCluster the flag that lets pass what is of another cluster
     */
    public static void run(
            Recipe recipe,
            String recipeName,
            @Nullable String snapshotSource,
            String anyCluster,
            ReportFormat format,
            DocumentOutput output,
            ParseResult options,
            Session session)
            throws InterruptedException {
        var messages = new Messages(session);
        LiveFlags flags = LiveFlags.of(options, snapshotSource != null, format == ReportFormat.CNCF);
        var nodes = new NodeFacts(recipe.constraints());
        if (snapshotSource != null) {
            SnapshotInput.each(snapshotSource, _ -> true, session, options, messages, nodes::add);
        }
        var checks = new LiveChecks(recipe, recipeName, flags, nodes, LibraryFlags.open(options, messages));
        flags.requireKnown(checks.ids());
        if (options.hasMatchedOption(LiveFlags.LIST)) {
            session.terminal().write(checks.lines());
            return;
        }
        Optional<EvidenceFolder> folder = EvidenceFolder.of(flags.evidence());
        ClusterAccess access = ClusterFlags.of(options).access(session);
        boolean allowUnknown = options.hasMatchedOption("--allow-unknown");
        try (ApiClient api = access.open(RetryPolicy.BRIEF)) {
            long start = System.nanoTime();
            var waiting = new Waiting(flags.patience(), PAUSE, allowUnknown, messages::note);
            ClusterIdentity identity = waiting.answer(() -> OneCluster.ask(api, access));
            if (!options.hasMatchedOption(anyCluster)) {
                new OneCluster(identity, anyCluster).require(recipe, recipeName, nodes.clusters());
            }
            Optional<ClusterTests> tests = flags.tests().wanted()
                    ? Optional.of(new ClusterTests(
                            api, recipe, flags, new CleanupCommandLine(ClusterFlags.of(options)), messages))
                    : Optional.empty();
            if (tests.isPresent() && flags.tests().dryRun()) {
                output.write(tests.get().objects(), "what the tests would make", session);
                return;
            }
            // each look is a new one: kinds come with an installation
            LiveReport read = waiting.since(start).end(() -> {
                LiveCluster cluster = LiveCluster.of(api);
                return checks.report(
                        folder.isPresent() ? folder.get().watched(api, cluster) : cluster, identity, snapshotSource);
            });
            LiveReport report = tests.isPresent() ? tests.get().applied(read) : read;
            new LiveOutput(report, allowUnknown).write(format, output, session, messages);
            folder.ifPresent(evidence -> evidence.write(report, allowUnknown, messages));
            if (!report.passed(allowUnknown)) {
                throw notMet(report);
            }
        }
    }

    private static EidosException notMet(LiveReport report) {
        boolean unknown = report.count(CheckResult.Status.FAILED) == 0 && report.count(CheckResult.Status.PASSED) > 0;
        return EidosException.of(ErrorCode.CHECK_FAILED, "the cluster is not as the recipe asks")
                .object(report.cluster().text())
                .reason(report.counts())
                .suggestion(
                        unknown
                                ? "see the report; --allow-unknown lets pass what could not be found out"
                                : "see the report for what to do")
                .build();
    }
}
