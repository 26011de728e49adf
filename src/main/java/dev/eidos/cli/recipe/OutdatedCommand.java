package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.Rendering;
import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.release.Freshness;
import dev.eidos.recipe.release.Freshness.State;
import dev.eidos.recipe.release.FreshnessReport;
import dev.eidos.recipe.release.IndexFolder;
import dev.eidos.recipe.release.Outdated;
import dev.eidos.recipe.release.ReleaseSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos recipe outdated}: what was released of a library's components since it was made. */
final class OutdatedCommand implements CliCommand {
    @Override
    public String name() {
        return "outdated";
    }

    @Override
    public String summary() {
        return "Show what was released of a library's components since.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "Asks the chart repositories and registries that the library names, or a",
                        "folder with what they answered: COMPONENT.yaml is a repository's index.yaml,",
                        "COMPONENT.json a registry's list of tags.",
                        "",
                        "A component is current, or has a newer patch, is newer in another version,",
                        "deprecated by its publisher, moved, or unknown.",
                        "",
                        "Examples:",
                        "  eidos recipe outdated",
                        "  eidos recipe outdated --indexes ./answers --exit-code");
        spec.addOption(Flags.text("DIR", "Ask this folder, not the network.", "--indexes"));
        spec.addOption(Flags.flag("Exit code 9 if anything but 'current' is found.", "--exit-code"));
        LibraryFlags.describe(spec);
        DocumentOutput.describe(spec, "table (default; yaml or json by a file's name), yaml or json.");
        ClusterFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        DocumentOutput output = DocumentOutput.of(options, Format.TABLE);
        RecipeLibrary library = LibraryFlags.open(options, new Messages(session));
        @Nullable String folder = options.matchedOptionValue("--indexes", null);
        ReleaseSource source = folder == null
                ? new OnlineReleases(options, session)
                : new IndexFolder(Path.of(folder));
        List<Freshness> all = Outdated.of(library, source);
        int room = output.room(session);
        output.write(
                Rendering.of(
                        () -> FreshnessReport.document(all),
                        (_, colour) -> FreshnessReport.table(all, room, colour)),
                "freshness",
                session,
                options);
        long old = all.stream().filter(one -> one.state() != State.CURRENT).count();
        if (old > 0 && options.hasMatchedOption("--exit-code")) {
            throw EidosException.of(ErrorCode.CHECK_FAILED, "the library is not up to date")
                    .object(Objects.requireNonNullElse(LibraryFlags.named(options), "the embedded library"))
                    .reason(old + " of " + all.size() + " components")
                    .build();
        }
    }
}
