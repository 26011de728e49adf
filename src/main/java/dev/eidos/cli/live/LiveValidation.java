package dev.eidos.cli.live;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.Rendering;
import dev.eidos.cli.option.ReportFormat;
import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckRunner;
import dev.eidos.live.Finding;
import dev.eidos.live.LiveReport;
import dev.eidos.live.Phase;
import dev.eidos.live.check.ChecksReader;
import dev.eidos.live.check.ComponentChecks;
import dev.eidos.live.conformance.ConformancePhase;
import dev.eidos.live.deploy.DeploymentPhase;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.report.LiveDocument;
import dev.eidos.live.report.LiveJUnit;
import dev.eidos.live.report.LiveTable;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.redact.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** A running cluster held against a recipe: it is read, the report is written, and its result is the command's. */
public final class LiveValidation {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Recipe recipe;
    private final String recipeName;
    private final LiveFlags flags;
    private final List<SnapshotInput.Named> snapshots;
    private final DeploymentPhase deployment;

    private LiveValidation(
            Recipe recipe,
            String recipeName,
            LiveFlags flags,
            List<SnapshotInput.Named> snapshots,
            RecipeLibrary library) {
        this.recipe = recipe;
        this.recipeName = recipeName;
        this.flags = flags;
        this.snapshots = snapshots;
        Map<String, Snapshot> byNode = new LinkedHashMap<>();
        snapshots.forEach(named -> byNode.put(Readiness.node(named), named.snapshot()));
        this.deployment = new DeploymentPhase(
                components(recipe, library), component -> checks(component, library), flags.mirror(), byNode);
    }

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
        LiveFlags flags = LiveFlags.of(options, snapshotSource != null);
        List<SnapshotInput.Named> snapshots =
                snapshotSource == null ? List.of() : SnapshotInput.read(snapshotSource, session, options, messages);
        var validation = new LiveValidation(recipe, recipeName, flags, snapshots, LibraryFlags.open(options, messages));
        flags.requireKnown(validation.ids());
        if (options.hasMatchedOption(LiveFlags.LIST)) {
            validation.list(session);
            return;
        }
        ClusterAccess access = ClusterFlags.of(options).access(session);
        boolean allowUnknown = options.hasMatchedOption("--allow-unknown");
        try (ApiClient api = access.open(RetryPolicy.BRIEF)) {
            ClusterIdentity identity = identity(api, access);
            if (!options.hasMatchedOption(anyCluster)) {
                new OneCluster(identity, anyCluster).require(recipe, recipeName, snapshots);
            }
            // each look is a new one: kinds come with an installation
            LiveReport report = new Waiting(flags.patience(), PAUSE, allowUnknown, messages::note)
                    .end(() -> validation.report(LiveCluster.of(api), identity, snapshotSource));
            write(report, allowUnknown, format, output, session);
            if (!report.passed(allowUnknown)) {
                throw notMet(report);
            }
        }
    }

    /** The first that is asked: a server that does not answer fails the command. */
    private static ClusterIdentity identity(ApiClient api, ClusterAccess access) throws InterruptedException {
        boolean inPod = access instanceof ClusterAccess.InCluster;
        String uid = LiveCluster.of(api).uid();
        var identity = new ClusterIdentity(api.context(), inPod ? "" : api.server(), uid);
        return Redaction.STANDARD.of(identity);
    }

    private static List<ComponentRef> components(Recipe recipe, RecipeLibrary library) {
        Map<String, RegisteredComponent> registry = library.registry();
        Map<String, ComponentRef> byName = new LinkedHashMap<>();
        for (ComponentRef component : recipe.components()) {
            RegisteredComponent registered = registry.get(component.name());
            if (!component.isSwitchedOff()) {
                byName.put(component.name(), component.placed(registered == null ? null : registered.namespace()));
            }
        }
        List<ComponentRef> ordered = new ArrayList<>();
        for (String name : recipe.deploymentOrder()) {
            ComponentRef component = byName.remove(name);
            if (component != null) {
                ordered.add(component);
            }
        }
        ordered.addAll(byName.values());
        return ordered;
    }

    private static ComponentChecks checks(String component, RecipeLibrary library) {
        String file = ComponentChecks.file(component);
        Value document = library.files().document(file);
        return document == null
                ? ComponentChecks.NONE
                : ChecksReader.read(document, library.files().place(file));
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Phase phase : flags.phases()) {
            ids.addAll(ids(phase));
        }
        return ids;
    }

    private List<String> ids(Phase phase) {
        return switch (phase) {
            case READINESS ->
                recipe.constraints().stream()
                        .map(constraint -> constraint.name())
                        .toList();
            case DEPLOYMENT -> deployment.ids();
            case CONFORMANCE -> ConformancePhase.ids();
            case PERFORMANCE -> performance();
        };
    }

    private void list(Session session) {
        var text = new StringBuilder();
        for (Phase phase : flags.phases()) {
            ids(phase)
                    .forEach(id ->
                            text.append(phase.label()).append(' ').append(id).append('\n'));
        }
        session.terminal().write(text.toString());
    }

    private LiveReport report(LiveCluster cluster, ClusterIdentity identity, @Nullable String snapshot)
            throws InterruptedException {
        Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<CheckResult> results = new ArrayList<>();
        for (Phase phase : flags.phases()) {
            results.addAll(
                    switch (phase) {
                        case READINESS -> readiness();
                        case DEPLOYMENT -> made(phase, deployment.steps(cluster));
                        case CONFORMANCE -> made(phase, ConformancePhase.steps(cluster));
                        case PERFORMANCE -> made(phase, notRun());
                    });
        }
        return new LiveReport(recipeName, snapshot, identity, time, flags.phases(), results);
    }

    /** What the recipe names is measured by what runs, and is never taken as given. */
    private List<CheckRunner.Step> notRun() {
        List<CheckRunner.Step> steps = new ArrayList<>();
        for (String id : performance()) {
            Finding finding = Finding.unknown(
                    id,
                    "is measured by a run on the nodes, and this only reads",
                    "run it by hand, and leave it out with --skip " + id);
            steps.add(new CheckRunner.Step(
                    Phase.PERFORMANCE, id, () -> CheckResult.of(Phase.PERFORMANCE, id, "", "", List.of(finding))));
        }
        return steps;
    }

    private List<String> performance() {
        Value performance = recipe.validation().at("performance");
        return performance == null
                ? List.of()
                : performance.items("checks").stream().map(Value::text).toList();
    }

    private List<CheckResult> readiness() {
        List<CheckResult> results = new ArrayList<>();
        for (CheckResult result : Readiness.of(recipe.constraints(), snapshots)) {
            results.add(
                    flags.skipped().contains(result.id()) ? CheckResult.skipped(Phase.READINESS, result.id()) : result);
        }
        return results;
    }

    /** The results in the order of the checks, those that were left out among them. */
    private List<CheckResult> made(Phase phase, List<CheckRunner.Step> steps) throws InterruptedException {
        List<CheckRunner.Step> wanted = steps.stream()
                .filter(step -> !flags.skipped().contains(step.id()))
                .toList();
        var made = new CheckRunner(flags.limit()).run(wanted).iterator();
        List<CheckResult> results = new ArrayList<>();
        for (CheckRunner.Step step : steps) {
            results.add(wanted.contains(step) ? made.next() : CheckResult.skipped(phase, step.id()));
        }
        return results;
    }

    private static void write(
            LiveReport report, boolean allowUnknown, ReportFormat format, DocumentOutput output, Session session) {
        if (format == ReportFormat.JUNIT) {
            output.write(LiveJUnit.write(report, allowUnknown), report.counts(), session);
        } else {
            output.write(
                    Rendering.of(
                                    () -> LiveDocument.of(report, allowUnknown),
                                    (width, colour) -> LiveTable.draw(report, allowUnknown, width, colour))
                            .holding(report.counts()),
                    session);
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
