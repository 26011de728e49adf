package dev.eidos.cli.live;

import dev.eidos.cli.option.Flags;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The wishes of the user for tests that create something.
 *
 * @param dryRun whether they are only printed
 * @param image with a shell, for those that only look
 * @param limit of each
 */
record TestFlags(boolean wanted, boolean dryRun, String image, Duration limit) {
    static final String RUN = "--run-tests";
    static final String DRY_RUN = "--dry-run";
    private static final String IMAGE = "--test-image";
    private static final String LIMIT = "--test-timeout";
    private static final String USUAL_IMAGE = "busybox:1.36";
    private static final Duration USUAL = Duration.ofMinutes(5);
    /** Its Jobs end by themselves some minutes after that. */
    private static final Duration LONGEST = Duration.ofHours(12);

    /** All of them, for whoever must know that a cluster is wanted. */
    static final List<String> ALL = List.of(RUN, DRY_RUN, IMAGE, LIMIT);

    static void describe(CommandSpec spec) {
        spec.addOption(Flags.flag(
                "Answer by tests what reading alone does not show. They make pods in a namespace of the run, which goes"
                        + " at the end.",
                RUN));
        spec.addOption(Flags.flag("Only print what " + RUN + " would make.", DRY_RUN));
        spec.addOption(Flags.text(
                "IMAGE", "Image with a shell for tests that only look (default " + USUAL_IMAGE + ").", IMAGE));
        spec.addOption(Flags.duration("Time limit of each test (default 5m).", LIMIT));
    }

    static TestFlags of(ParseResult options) {
        boolean wanted = options.hasMatchedOption(RUN);
        for (String flag : List.of(DRY_RUN, IMAGE, LIMIT)) {
            if (!wanted && options.hasMatchedOption(flag)) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "this is for tests only")
                        .object(flag)
                        .suggestion("add " + RUN)
                        .build();
            }
        }
        Duration limit = options.matchedOptionValue(LIMIT, USUAL);
        if (limit.compareTo(LONGEST) > 0) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "no test may take that long")
                    .object(LIMIT + " " + limit.toSeconds() + "s")
                    .suggestion("give at most " + LONGEST.toHours() + "h")
                    .build();
        }
        if (wanted && options.hasMatchedOption("--wait")) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "tests are run once")
                    .object(RUN + " --wait")
                    .suggestion("wait first, and test then: two commands with && between them")
                    .build();
        }
        return new TestFlags(
                wanted, options.hasMatchedOption(DRY_RUN), options.matchedOptionValue(IMAGE, USUAL_IMAGE), limit);
    }
}
