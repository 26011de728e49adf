package dev.eidos.cli.live;

import dev.eidos.bundle.supply.ImageMirror;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.OutputChoice;
import dev.eidos.cli.snapshot.AgentFlags;
import dev.eidos.cli.snapshot.NodeAgents;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.live.Phase;
import dev.eidos.text.Suggestions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The wishes of the user for the checks of a cluster.
 *
 * @param phases in their order
 * @param skipped ids of checks
 * @param mirror from which images shall come; empty for anywhere
 * @param tests that create something
 * @param limit of each check
 * @param evidence the folder for what was read; empty for none
 * @param patience until the cluster is as it shall be; zero for not at all
 * @param watch the pause between looks that go on until a signal comes; zero for no such looks
 */
public record LiveFlags(
        List<Phase> phases,
        List<String> skipped,
        String mirror,
        String evidence,
        TestFlags tests,
        Duration limit,
        Duration patience,
        Duration watch) {
    public static final String CLUSTER = "--cluster";
    public static final String LIST = "--list-checks";

    private static final String PHASE = "--phase";
    private static final String SKIP = "--skip";
    private static final String LIMIT = "--check-timeout";
    private static final String MIRROR = "--image-registry";
    private static final String EVIDENCE = "--evidence";
    private static final String WAIT = "--wait";
    private static final String WATCH = "--watch";
    private static final String INTERVAL = "--interval";
    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);

    public static void describe(CommandSpec spec) {
        spec.addOption(Flags.flag("Ask the cluster, too. Reads, and changes nothing.", CLUSTER));
        spec.addOption(Flags.texts(
                "PHASE",
                "Of the cluster: readiness (needs -s or --deploy-agent), deployment, conformance, performance, or all."
                    + " May be given more than once; without it deployment, and readiness with -s or --deploy-agent.",
                PHASE));
        spec.addOption(Flags.texts("ID", "Leave this check out; it is told as skipped. May be repeated.", SKIP));
        spec.addOption(Flags.flag("List the checks of the phases by their ids, and ask nothing.", LIST));
        spec.addOption(Flags.text("HOST", "Images shall come from this mirror, as the bundle has it.", MIRROR));
        spec.addOption(Flags.duration("Time limit of each check (default 60s).", LIMIT));
        spec.addOption(Flags.duration("Ask again until all is as it shall be, or this time is up.", WAIT));
        spec.addOption(Flags.flag(
                "Ask again and again until Ctrl-C, and tell what has changed; the exit code is the last report's.",
                WATCH));
        spec.addOption(Flags.duration("With --watch: the time between two looks (default 30s).", INTERVAL));
        spec.addOption(Flags.text("DIR", "Keep what was read as files in this new folder.", EVIDENCE));
        NodeFlags.describe(spec);
        TestFlags.describe(spec);
        LibraryFlags.describe(spec);
    }

    /** Those that come after all others. */
    public static void describeAgent(CommandSpec spec) {
        NodeAgents.describe(spec);
    }

    /**
     * Returns whether a cluster shall be asked.
     *
     * @throws EidosException if not, but something is wanted of it
     */
    public static boolean wanted(ParseResult options) {
        if (options.hasMatchedOption(CLUSTER)) {
            return true;
        }
        List<String> others = new ArrayList<>(
                List.of(PHASE, SKIP, LIST, MIRROR, LIMIT, WAIT, WATCH, INTERVAL, EVIDENCE, "--data", "--library"));
        others.addAll(NodeFlags.ALL);
        others.addAll(TestFlags.ALL);
        others.add(AgentFlags.DEPLOY);
        for (String flag : others) {
            if (options.hasMatchedOption(flag)) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "this is for checks of a cluster only")
                        .object(flag)
                        .suggestion("add " + CLUSTER)
                        .build();
            }
        }
        return false;
    }

    /** Returns whether somebody watches, who wants to see a table unless something else was said. */
    public static boolean isDrawn(ParseResult options, OutputChoice choice, Session session) {
        return options.hasMatchedOption(WATCH)
                && choice.format() == null
                && choice.place().equals("-")
                && session.terminal().outIsTerminal();
    }

    /**
     * Checks that the names of nodes and a document are not both on standard input.
     *
     * @param taken whether a document is
     */
    public static void requireStdinForNamesAlone(ParseResult options, boolean taken) {
        for (String flag : List.of(NodeFlags.NODE, NodeFlags.EXCLUDE)) {
            if (taken && Flags.texts(options, flag).contains("@-")) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "standard input can be read once only")
                        .object(flag + " @-")
                        .suggestion("write the names to a file: " + flag + " @FILE")
                        .build();
            }
        }
    }

    /**
     * @param snapshot whether there is one, or will be
     * @param checklist whether the report is the checklist of conformance
     */
    static LiveFlags of(ParseResult options, boolean snapshot, boolean checklist) {
        String mirror = options.matchedOptionValue(MIRROR, "");
        if (!mirror.isEmpty()) {
            Flags.parsePart(MIRROR, () -> new ImageMirror(mirror));
        }
        List<Phase> phases = phases(Flags.texts(options, PHASE), snapshot, checklist);
        requireUseOfNodes(options, phases);
        return new LiveFlags(
                phases,
                Flags.texts(options, SKIP),
                mirror,
                options.matchedOptionValue(EVIDENCE, ""),
                TestFlags.of(options),
                options.matchedOptionValue(LIMIT, USUAL),
                options.matchedOptionValue(WAIT, Duration.ZERO),
                watch(options));
    }

    private static Duration watch(ParseResult options) {
        boolean watched = options.hasMatchedOption(WATCH);
        if (!watched && options.hasMatchedOption(INTERVAL)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "it is about a watch, and there is none")
                    .object(INTERVAL)
                    .suggestion("add " + WATCH)
                    .build();
        }
        for (String other : List.of(WAIT, TestFlags.RUN)) {
            if (watched && options.hasMatchedOption(other)) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "a watch goes on until a signal comes")
                        .object(WATCH + " " + other)
                        .suggestion("leave one of them out")
                        .build();
            }
        }
        Duration interval = options.matchedOptionValue(INTERVAL, USUAL_INTERVAL);
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "no look is done sooner")
                    .object(INTERVAL + " " + interval.toMillis() + "ms")
                    .suggestion("give 1s or more")
                    .build();
        }
        return watched ? interval : Duration.ZERO;
    }

    private static List<Phase> phases(List<String> named, boolean snapshot, boolean checklist) {
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        for (String name : named) {
            if (name.equalsIgnoreCase("all")) {
                phases.addAll(EnumSet.allOf(Phase.class));
                if (!snapshot) {
                    phases.remove(Phase.READINESS);
                }
            } else {
                phases.add(Phase.of(name).orElseThrow(() -> unknown(name)));
            }
        }
        if (named.isEmpty() && checklist) {
            phases.add(Phase.CONFORMANCE);
        } else if (named.isEmpty()) {
            phases.add(Phase.DEPLOYMENT);
            if (snapshot) {
                phases.add(Phase.READINESS);
            }
        }
        if (checklist && !phases.contains(Phase.CONFORMANCE)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the checklist is of the phase conformance")
                    .object("--format cncf")
                    .suggestion("add " + PHASE + " conformance")
                    .build();
        }
        if (phases.contains(Phase.READINESS) && !snapshot) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "readiness is about nodes, of which a snapshot is needed")
                    .object(PHASE + " readiness")
                    .suggestion("add -s with a snapshot or a fleet, or let agents bring them: --deploy-agent")
                    .build();
        }
        return List.copyOf(phases);
    }

    private static void requireUseOfNodes(ParseResult options, List<Phase> phases) {
        boolean used = phases.contains(Phase.READINESS) || phases.contains(Phase.DEPLOYMENT);
        for (String flag : NodeFlags.ALL) {
            if (!used && options.hasMatchedOption(flag)) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "nodes are chosen, and no check is about them")
                        .object(flag)
                        .reason("readiness and the GPUs of deployment are")
                        .suggestion("leave it out, or add " + PHASE + " deployment")
                        .build();
            }
        }
    }

    private static EidosException unknown(String name) {
        List<String> known = new ArrayList<>(Phase.labels());
        known.add("all");
        return EidosException.of(ErrorCode.INVALID_INPUT, "no phase of validation")
                .object(PHASE + " " + name)
                .reason("there are " + String.join(", ", known))
                .suggestion("name one of them" + Suggestions.question(name, known))
                .build();
    }

    /** @throws EidosException if a check that shall be left out is none */
    void requireKnown(List<String> ids) {
        for (String id : skipped) {
            if (!ids.contains(id)) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "no check of these phases has this id")
                        .object(SKIP + " " + id)
                        .suggestion("see them with " + LIST + Suggestions.question(id, ids))
                        .build();
            }
        }
    }
}
