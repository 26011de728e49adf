package dev.eidos.cli.live;

import dev.eidos.cli.console.Interrupted;
import dev.eidos.cli.console.Interruption;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CleanupCommandLine;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.ReportFormat;
import dev.eidos.cli.snapshot.NodeAgents;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.live.CheckResult;
import dev.eidos.live.LiveReport;
import dev.eidos.live.node.ChosenNodes;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.Recipe;
import dev.eidos.text.GoDuration;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** A running cluster held against a recipe: it is read, the report is written, and its result is the command's. */
public final class LiveValidation {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** The exit code of whom Ctrl-C ends. */
    private static final int SIGINT = 130;

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
        boolean facts = snapshotSource != null
                || NodeAgents.areWanted(options, session.terminal().environment());
        LiveFlags flags = LiveFlags.of(options, facts, format == ReportFormat.CNCF);
        ChosenNodes chosen = NodeFlags.of(options, System.in);
        NodeFactsSource source = NodeFactsSource.of(
                snapshotSource, chosen, flags.phases(), recipe.constraints(), options, session, messages);
        var draft = new LiveChecks(recipe, recipeName, flags, LibraryFlags.open(options, messages));
        flags.requireKnown(draft.ids());
        if (options.hasMatchedOption(LiveFlags.LIST)) {
            session.terminal().write(draft.lines());
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
                new OneCluster(identity, anyCluster).require(recipe, recipeName, source.clusters());
            }
            Optional<ClusterTests> tests = flags.tests().wanted()
                    ? Optional.of(new ClusterTests(
                            api, recipe, flags, new CleanupCommandLine(ClusterFlags.of(options)), messages))
                    : Optional.empty();
            if (tests.isPresent() && flags.tests().dryRun()) {
                output.write(tests.get().objects(), "what the tests would make", session);
                return;
            }
            chosen.require(chosen.read(api));
            LiveChecks checks = draft.of(source.take(recipe.constraints(), messages));
            // each look is a new one: kinds come with an installation
            Waiting.Look look = () -> {
                LiveCluster cluster = LiveCluster.of(api);
                LiveReport report = checks.report(
                        folder.isPresent() ? folder.get().watched(api, cluster) : cluster, identity, chosen.read(api));
                folder.ifPresent(EvidenceFolder::keep);
                return report;
            };
            Ended ended = flags.watch().isZero()
                    ? new Ended(waiting.since(start).end(look), false, 0)
                    : watched(look, flags, format == ReportFormat.TABLE, output, allowUnknown, session);
            LiveReport report = tests.isPresent() ? tests.get().applied(ended.report()) : ended.report();
            if (!ended.shown()) {
                new LiveOutput(report, allowUnknown).write(format, output, session, messages);
            }
            folder.ifPresent(evidence -> evidence.write(report, allowUnknown, messages));
            if (ended.exitCode() != 0) {
                throw new Interrupted(ended.exitCode());
            }
            if (!report.passed(allowUnknown)) {
                throw notMet(report);
            }
        }
    }

    /**
     * The last look.
     *
     * @param shown whether its table stands on the terminal already
     * @param exitCode of a signal that is no wish to end a watch; 0 if there was none
     */
    private record Ended(LiveReport report, boolean shown, int exitCode) {}

    private static Ended watched(
            Waiting.Look look,
            LiveFlags flags,
            boolean table,
            DocumentOutput output,
            boolean allowUnknown,
            Session session)
            throws InterruptedException {
        var messages = new Messages(session);
        String rule = "a look every " + GoDuration.text(flags.watch()) + "; Ctrl-C ends it";
        var screen = new WatchScreen(rule, output, table, allowUnknown, session, messages);
        screen.begin();
        // a second signal leaves at once
        try (var interruption = Interruption.ofThisThread(Runtime.getRuntime()::halt)) {
            try {
                LiveReport last = new Watching(flags.watch(), allowUnknown, screen, messages::warn).end(look);
                interruption.workIsOver();
                int code = interruption.exitCode();
                return new Ended(last, screen.isLive(), code == SIGINT ? 0 : code);
            } catch (InterruptedException e) {
                throw interruption.exitCode() == 0 ? e : new Interrupted(interruption.exitCode());
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
