package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.document.CriteriaReader;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.request.CriteriaSource;
import dev.eidos.recipe.request.RecipeRequest;
import dev.eidos.recipe.resolve.Resolution;
import dev.eidos.snapshot.SnapshotReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The flags that {@code recipe} and {@code query} share, and the recipe that they ask for. */
final class RecipeFlags {
    private final ParseResult options;
    private final Session session;
    private final Messages messages;
    private final RecipeLibrary library;

    RecipeFlags(ParseResult options, Session session) {
        this.options = options;
        this.session = session;
        this.messages = new Messages(session);
        this.library = LibraryFlags.open(options, messages);
    }

    static void describe(CommandSpec spec) {
        CriteriaFlags.describe(spec);
        spec.addOption(Flags.text(
                "FILE", "Read the criteria from a RecipeCriteria document; flags override it.", "-c", "--criteria"));
        spec.addOption(Flags.text(
                "SOURCE",
                "Tell the criteria from a snapshot: a file, '-', http(s)://… or cm://namespace/name; flags override"
                        + " it.",
                "-s",
                "--snapshot"));
        spec.addOption(Flags.flag("Accept a recipe that has nothing for what was asked.", "--allow-base"));
        spec.addOption(Flags.flag(
                "With -s: apply overlays too whose constraints the snapshot does not meet.", "--ignore-constraints"));
        LibraryFlags.describe(spec);
        ClusterFlags.describe(spec);
    }

    RecipeLibrary library() {
        return library;
    }

    Resolution resolve() throws InterruptedException {
        @Nullable String file = options.matchedOptionValue("--criteria", null);
        @Nullable String source = options.matchedOptionValue("--snapshot", null);
        if (file != null && source != null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "criteria come from a file or from a snapshot, not both")
                    .object("-c " + file + " -s " + source)
                    .suggestion("leave one out; flags may add to either")
                    .build();
        }
        boolean keepAll = options.hasMatchedOption("--ignore-constraints");
        if (keepAll && source == null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "there is no snapshot whose constraints could be ignored")
                    .object("--ignore-constraints")
                    .suggestion("name one with -s, or leave this out: without a snapshot every overlay is applied")
                    .build();
        }
        var notes = new RecipeNotes(messages, library);
        return new RecipeRequest(
                        source(file, source, keepAll),
                        CriteriaFlags.stated(options),
                        options.hasMatchedOption("--allow-base"))
                .resolve(library, ToolVersion.current(), notes);
    }

    private CriteriaSource source(@Nullable String file, @Nullable String snapshot, boolean keepAll)
            throws InterruptedException {
        if (snapshot != null) {
            SourceText text = DocumentInput.read(snapshot, "--snapshot", session, options);
            Snapshot read = SnapshotReader.read(text.text(), text.name(), messages::warn);
            return new CriteriaSource.OfSnapshot(read, snapshot, keepAll);
        }
        if (file != null) {
            SourceText text = DocumentInput.read(file, "--criteria", session, options);
            Value document = DocumentReader.read(text.text(), text.name());
            return new CriteriaSource.Document(
                    CriteriaReader.document(document, text.name(), messages::warn), text.name());
        }
        return new CriteriaSource.None();
    }
}
