package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.document.CriteriaReader;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.request.CriteriaSource;
import dev.eidos.recipe.request.RecipeNote;
import dev.eidos.recipe.request.RecipeRequest;
import dev.eidos.recipe.request.SameCluster;
import dev.eidos.recipe.resolve.Resolution;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The flags that {@code recipe} and {@code query} share, and the recipe that they ask for. */
final class RecipeFlags {
    static final String ANY_CLUSTER = "--any-cluster";

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
                "Tell the criteria from a snapshot: a file, a fleet's folder (of one node: fleet/#gpu-7), '-',"
                        + " http(s)://… or cm://namespace/name; flags override it.",
                "-s",
                "--snapshot"));
        spec.addOption(Flags.flag("Accept a recipe that has nothing for what was asked.", "--allow-base"));
        spec.addOption(Flags.flag(
                "With -s: apply overlays too whose constraints the snapshot does not meet.", "--ignore-constraints"));
        spec.addOption(Flags.flag(
                "With -s: do not keep which cluster the snapshot is of; the recipe is for any.", ANY_CLUSTER));
        spec.addOption(Flags.text(
                "NAME=VALUE",
                "The choice in the library's profile, such as gpuStack=driver-installer, where a library has one.",
                "--profile"));
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
        if (source != null) {
            return ofSnapshots(SnapshotInput.read(source, session, options, messages), keepAll);
        }
        return resolve(ofDocument(file), new RecipeNotes(messages, library));
    }

    private Resolution resolve(CriteriaSource source, Consumer<RecipeNote> notes) {
        return new RecipeRequest(
                        source,
                        CriteriaFlags.stated(options),
                        options.hasMatchedOption("--allow-base"),
                        options.matchedOptionValue("--profile", null))
                .resolve(library, ToolVersion.current(), notes);
    }

    /** The recipe of a fleet is that of each of its nodes; nodes that need different ones have to be told apart. */
    private Resolution ofSnapshots(List<SnapshotInput.Named> snapshots, boolean keepAll) {
        SnapshotInput.Named first = snapshots.getFirst();
        boolean any = options.hasMatchedOption(ANY_CLUSTER);
        ClusterIdentity cluster = first.snapshot().metadata().cluster();
        Resolution resolution = resolve(
                new CriteriaSource.OfSnapshot(first.snapshot(), first.name(), keepAll),
                new RecipeNotes(messages, library));
        for (SnapshotInput.Named other : snapshots.subList(1, snapshots.size())) {
            if (!any) {
                ClusterIdentity others = other.snapshot().metadata().cluster();
                SameCluster.requireOfBoth(cluster, first.name(), others, other.name(), ANY_CLUSTER);
            }
            Resolution others =
                    resolve(new CriteriaSource.OfSnapshot(other.snapshot(), other.name(), keepAll), _ -> {});
            if (!others.recipe().equals(resolution.recipe())) {
                throw EidosException.of(ErrorCode.CONFLICT, "the nodes need different recipes")
                        .object(first.name() + " and " + other.name())
                        .reason(difference(
                                resolution.recipe().criteria().text(),
                                others.recipe().criteria().text()))
                        .suggestion("name one node of each kind: -s " + other.name())
                        .build();
            }
        }
        // without its UID nobody could tell another cluster from it
        return any || cluster.uid().isEmpty() ? resolution : resolution.meantFor(cluster);
    }

    private static String difference(String one, String other) {
        return one.equals(other)
                ? "both are for " + one + ", and their components or constraints differ"
                : "one is for " + one + ", the other for " + other;
    }

    private CriteriaSource ofDocument(@Nullable String file) throws InterruptedException {
        if (file == null) {
            return new CriteriaSource.None();
        }
        SourceText text = DocumentInput.read(file, "--criteria", session, options);
        Value document = DocumentReader.read(text.text(), text.name());
        return new CriteriaSource.Document(CriteriaReader.document(document, text.name(), messages::warn), text.name());
    }
}
