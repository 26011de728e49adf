package dev.eidos.cli.watch;

import dev.eidos.cli.option.Flags;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The flags of {@code eidos snapshot} that concern a watch. */
public final class WatchFlags {
    public static final String WATCH = "--watch";
    private static final String KEEP = "--keep";
    private static final String RUNS = "--runs";
    private static final String METRICS = "--metrics";
    private static final Duration LEAST = Duration.ofSeconds(10);

    private WatchFlags() {}

    public static List<OptionSpec> all() {
        return List.of(
                Flags.duration("Once in this time, into a folder of -o DIR/ each; tells what changed.", WATCH),
                Flags.number("With --watch: keep the last N runs (default: 10).", KEEP),
                Flags.number("With --watch: end after N runs (default: never).", RUNS),
                Flags.text("FILE", "With --watch: a file for node_exporter's textfile collector.", METRICS));
    }

    /**
     * Returns whether a watch is asked for.
     *
     * @throws EidosException if it is not, but something that needs it
     */
    public static boolean areWanted(ParseResult options) {
        if (options.hasMatchedOption(WATCH)) {
            return true;
        }
        for (String flag : List.of(KEEP, RUNS, METRICS)) {
            if (options.hasMatchedOption(flag)) {
                throw refused(flag, "it is about a watch", "add " + WATCH + " 10m, or leave it out");
            }
        }
        return false;
    }

    /** What they say. */
    public static WatchSettings of(ParseResult options, Path folder) {
        Duration every = options.matchedOptionValue(WATCH, LEAST);
        if (every.compareTo(LEAST) < 0) {
            throw refused(WATCH + " " + every.toSeconds() + "s", "a run takes longer", "use 10s or more");
        }
        @Nullable String metrics = options.matchedOptionValue(METRICS, null);
        return new WatchSettings(
                folder,
                every,
                atLeast(options, KEEP, 1, WatchSettings.DEFAULT_KEEP),
                atLeast(options, RUNS, 1, 0),
                metrics == null ? Optional.empty() : Optional.of(Path.of(metrics)));
    }

    private static int atLeast(ParseResult options, String flag, int least, int usual) {
        if (!options.hasMatchedOption(flag)) {
            return usual;
        }
        int number = options.matchedOptionValue(flag, usual);
        if (number < least) {
            throw refused(flag + " " + number, "it is less than " + least, "use " + least + " or more");
        }
        return number;
    }

    /** Refuses what a watch cannot do. */
    public static EidosException refused(String object, String reason, String suggestion) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "this cannot be watched")
                .object(object)
                .reason(reason)
                .suggestion(suggestion)
                .build();
    }
}
