package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.supply.ChartPlaces;
import dev.eidos.cli.supply.HelmEngine;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.lint.ChartReport;
import dev.eidos.recipe.lint.chart.ChartLint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The flags that say where the charts are that a library is held against. */
final class ChartFlags {
    private ChartFlags() {}

    static void describe(CommandSpec spec) {
        spec.addOption(Flags.text(
                "DIR",
                "Hold the library against the charts in this directory: packed or unpacked, or an OCI layout.",
                "--charts"));
        spec.addOption(Flags.flag("Hold it against the charts in their repositories.", "--online"));
    }

    static ChartReport check(ParseResult options, LibraryFiles files, Session session) throws InterruptedException {
        ChartSource source = source(options, session);
        if (source == null) {
            return ChartReport.NONE;
        }
        Messages messages = new Messages(session);
        return HelmEngine.using(
                session,
                (helm, folder) ->
                        ChartLint.check(files, source, helm, folder, chart -> messages.debug("rendering " + chart)));
    }

    private static @Nullable ChartSource source(ParseResult options, Session session) {
        String directory = options.matchedOptionValue("--charts", null);
        boolean online = options.hasMatchedOption("--online");
        if (directory != null && online) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "--charts and --online exclude each other")
                    .suggestion("--charts needs no network, --online asks where the registry says charts are")
                    .build();
        }
        if (directory != null) {
            return ChartPlaces.folder("--charts", directory);
        }
        return online ? ChartPlaces.online(session) : null;
    }
}
