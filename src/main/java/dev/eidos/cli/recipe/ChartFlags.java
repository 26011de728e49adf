package dev.eidos.cli.recipe;

import dev.eidos.bundle.registry.RegistryOptions;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.http.HttpDocument;
import dev.eidos.http.WebAccess;
import dev.eidos.recipe.charts.ChartDirectory;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.recipe.charts.OnlineCharts;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.lint.ChartReport;
import dev.eidos.recipe.lint.chart.ChartLint;
import dev.eidos.recipe.render.HelmLimits;
import dev.eidos.recipe.render.HelmProcess;
import dev.eidos.recipe.render.WorkFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
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
        Map<String, String> environment = session.terminal().environment();
        Path above = Path.of(Objects.requireNonNullElseGet(
                environment.get("TMPDIR"), () -> Objects.requireNonNull(System.getProperty("java.io.tmpdir"))));
        Messages messages = new Messages(session);
        try (WorkFolder work = WorkFolder.in(above);
                HelmProcess helm = HelmProcess.open(work.path(), HelmLimits.STANDARD)) {
            return ChartLint.check(files, source, helm, work.path(), chart -> messages.debug("rendering " + chart));
        }
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
            return ChartDirectory.of(path(directory));
        }
        return online ? online(session) : null;
    }

    private static ChartSource online(Session session) {
        Map<String, String> environment = session.terminal().environment();
        String home = Objects.requireNonNullElseGet(
                environment.get("HOME"), () -> Objects.requireNonNull(System.getProperty("user.home")));
        return new OnlineCharts(
                HttpDocument.standard(new WebAccess(environment), ToolVersion.current()),
                RegistryOptions.standard(false, environment, Path.of(home), ToolVersion.current())
                        .telling(new Messages(session)::debug));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a path")
                    .object("--charts " + text)
                    .reason(e.getReason())
                    .build();
        }
    }
}
