package dev.eidos.cli.agent;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.ProgressLines;
import dev.eidos.cli.console.ProgressMode;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CleanupCommandLine;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.config.ConfigKey;
import dev.eidos.config.ConfigValue;
import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.leftover.Leftover;
import dev.eidos.k8s.agent.leftover.LeftoverCleanup;
import dev.eidos.k8s.agent.leftover.LeftoverQuery;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.text.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos agent cleanup}: finds what runs have left in a cluster, and removes it. */
final class AgentCleanupCommand implements CliCommand {
    /** Whoever waits for a Job reads its result within a second of its end. */
    private static final Duration JUST_ENDED = Duration.ofSeconds(30);

    private static final String NAMESPACE = "--namespace";
    private static final String ALL_NAMESPACES = "--all-namespaces";
    private static final String YES = "--yes";

    /** The most namespaces that are named. */
    private static final int SHOWN = 3;

    @Override
    public String name() {
        return "cleanup";
    }

    @Override
    public String summary() {
        return "Remove Jobs, pods and results that runs of eidos have left behind.";
    }

    @Override
    public AotCache cache() {
        return AotCache.WORK;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "Jobs that are still at work stay, and so do results that were named with -o.",
                        "For the next run stay ServiceAccounts, roles, bindings, and namespaces that",
                        "eidos made; with --cleanup-rbac they go too, a namespace if nothing else is",
                        "in it.",
                        "",
                        "Examples:",
                        "  eidos agent cleanup --dry-run",
                        "  eidos agent cleanup -n gpu-operator --older-than 1h",
                        "  eidos agent cleanup --run-id 20261122-234310-a1b2c3",
                        "  eidos agent cleanup -A --cleanup-rbac");
        spec.addOption(Flags.flag("Only list what is there, and what would become of it.", "--dry-run"));
        spec.addOption(Flags.text(
                "NAME",
                "Look in this namespace (default: gpu-operator; EIDOS_NAMESPACE; with --run-id all).",
                "-n",
                NAMESPACE));
        spec.addOption(Flags.flag("Look in all namespaces.", "-A", ALL_NAMESPACES));
        spec.addOption(Flags.text("ID", "Look for what this run has left.", "--run-id"));
        spec.addOption(Flags.duration(
                "Leave what is younger, such as 10m or 1h (default: 30s; with --run-id everything goes).",
                "--older-than"));
        spec.addOption(Flags.flag("Remove Jobs that are still at work as well.", "--force"));
        spec.addOption(Flags.flag(
                "Remove ServiceAccounts, roles, bindings and empty namespaces that eidos made too.", "--cleanup-rbac"));
        spec.addOption(Flags.flag("Do not ask before removing; a terminal is asked otherwise.", "-y", YES));
        spec.addOption(Flags.formatOfAnswer("How to list: table (default), json or yaml."));
        ClusterFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        Map<String, String> environment = session.terminal().environment();
        LeftoverQuery query = query(options, environment);
        ClusterAccess access = ClusterFlags.of(options).access(session);
        boolean dryRun = options.hasMatchedOption("--dry-run");
        try (ApiClient api = access.open(RetryPolicy.LASTING)) {
            var lines = new ProgressLines(session, ProgressMode.PLAIN, false);
            var cleanup = new LeftoverCleanup(api, query, lines::warning);
            List<Leftover> found = cleanup.find();
            if (!dryRun
                    && isAsked(options, session)
                    && !new Confirmation(System.in, new Messages(session)).given(found)) {
                return;
            }
            List<LeftoverCleanup.Outcome> outcomes = dryRun ? List.of() : cleanup.remove(found);
            List<Leftover> lasting = cleanup.lasting().stream()
                    .filter(one -> found.stream().noneMatch(other -> isSame(one, other)))
                    .toList();
            var list = new LeftoverList(found, lasting, outcomes, dryRun);
            DocumentOutput output = DocumentOutput.toStdout(options, Format.TABLE);
            output.write(list.rendering(Instant.now(), output.room(session)), session);
            report(found, outcomes, lines);
            tell(lasting, query, new CleanupCommandLine(ClusterFlags.of(options)), lines);
        }
    }

    private static boolean isAsked(ParseResult options, Session session) {
        return session.terminal().inIsTerminal()
                && session.terminal().errIsTerminal()
                && !options.hasMatchedOption(YES);
    }

    private static boolean isSame(Leftover one, Leftover other) {
        return one.identity().uid().equals(other.identity().uid());
    }

    /** What stays is told with the way to remove it: whoever cleans up may think that all is gone. */
    private static void tell(
            List<Leftover> lasting, LeftoverQuery query, CleanupCommandLine command, ProgressLines lines) {
        if (lasting.isEmpty()) {
            return;
        }
        List<String> namespaces = lasting.stream()
                .map(one -> one.resource().plural().equals("namespaces")
                        ? one.resource().name()
                        : Objects.requireNonNullElse(one.resource().namespace(), ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        String where = namespaces.isEmpty()
                ? ""
                : (namespaces.size() == 1 ? " of namespace " : " of namespaces ") + Listing.of(namespaces, SHOWN);
        lines.stays(
                "kept for the next run: " + lasting.size() + " objects" + where + " (" + kinds(lasting) + ")",
                query.namespace().isPresent()
                        ? command.of("-n", query.namespace().get(), "--cleanup-rbac")
                        : command.of("-A", "--cleanup-rbac"));
    }

    private static String kinds(List<Leftover> lasting) {
        return lasting.stream()
                .map(one -> one.resource().plural())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static LeftoverQuery query(ParseResult options, Map<String, String> environment) {
        @Nullable String run = options.matchedOptionValue("--run-id", null);
        @Nullable String named = options.matchedOptionValue(NAMESPACE, null);
        boolean all = options.hasMatchedOption(ALL_NAMESPACES);
        if (all && named != null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "one namespace, and all of them")
                    .object(NAMESPACE + " " + named + " " + ALL_NAMESPACES)
                    .suggestion("leave one out")
                    .build();
        }
        String usual = usual(options, environment);
        // a run's name tells enough
        boolean everywhere = all || (named == null && run != null);
        return new LeftoverQuery(
                everywhere ? Optional.empty() : Optional.of(Objects.requireNonNullElse(named, usual)),
                usual,
                Optional.ofNullable(run).map(RunId::new),
                options.matchedOptionValue("--older-than", run == null ? JUST_ENDED : Duration.ZERO),
                options.hasMatchedOption("--force"),
                options.hasMatchedOption("--cleanup-rbac"));
    }

    /** The namespace where nobody names one. */
    private static String usual(ParseResult options, Map<String, String> environment) {
        String set = environment.getOrDefault("EIDOS_NAMESPACE", "");
        return set.isBlank()
                ? ClusterFlags.of(options)
                        .saved(environment)
                        .value(ConfigKey.NAMESPACE)
                        .map(ConfigValue::text)
                        .orElse(AgentConfig.DEFAULT_NAMESPACE)
                : set;
    }

    private static void report(List<Leftover> found, List<LeftoverCleanup.Outcome> outcomes, ProgressLines lines) {
        List<EidosException> failures =
                outcomes.stream().flatMap(one -> one.failure().stream()).toList();
        if (failures.isEmpty()) {
            return;
        }
        for (LeftoverCleanup.Outcome outcome : outcomes) {
            outcome.failure()
                    .ifPresent(failure -> lines.warning(
                            "left behind: " + outcome.leftover().resource().object() + ": "
                                    + (failure.reason() == null ? failure.what() : failure.reason())
                                    + "\n  remove it: kubectl delete "
                                    + outcome.leftover().resource().kubectl()));
        }
        ErrorCode first = failures.getFirst().code();
        boolean alike = failures.stream().allMatch(failure -> failure.code() == first);
        throw EidosException.of(alike ? first : ErrorCode.FAILED, "not everything could be removed")
                .object(failures.size() + " of " + found.size() + " objects")
                .suggestion("see above what keeps them; then run eidos agent cleanup again")
                .build();
    }
}
