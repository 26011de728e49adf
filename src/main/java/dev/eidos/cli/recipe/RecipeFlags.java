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
import dev.eidos.recipe.pool.FleetMember;
import dev.eidos.recipe.pool.FleetOutcome;
import dev.eidos.recipe.pool.FleetRequest;
import dev.eidos.recipe.pool.PoolResolution;
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
    static final String POOL = "--pool";

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
                "NAME", "With -s of a fleet whose nodes differ: the recipe of this pool of nodes alone.", POOL));
        spec.addOption(Flags.text(
                "NAME=VALUE",
                "The choice in the library's profile, such as gpusPerNode=4, where a library has one.",
                "--profile"));
        LibraryFlags.describe(spec);
        ClusterFlags.describe(spec);
    }

    RecipeLibrary library() {
        return library;
    }

    /**
     * The one recipe that is asked for.
     *
     * @throws EidosException with {@link ErrorCode#CONFLICT} if the nodes of a fleet need several
     */
    Resolution resolve() throws InterruptedException {
        return switch (answer()) {
            case RecipeAnswer.One(Resolution resolution) -> resolution;
            case RecipeAnswer.Pools(FleetOutcome fleet) ->
                throw EidosException.of(ErrorCode.CONFLICT, "the nodes need different recipes")
                        .object("-s " + options.matchedOptionValue("--snapshot", ""))
                        .reason("there are pools: "
                                + String.join(", ", fleet.recipe().names()))
                        .suggestion("name one: " + POOL + " "
                                + fleet.recipe().names().getFirst())
                        .build();
        };
    }

    RecipeAnswer answer() throws InterruptedException {
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
        if (source == null && options.hasMatchedOption(POOL)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "only a fleet has pools to choose from")
                    .object(POOL + " " + options.matchedOptionValue(POOL, ""))
                    .suggestion("name the fleet with -s, or leave this out")
                    .build();
        }
        if (source != null) {
            return ofSnapshots(SnapshotInput.read(source, session, options, messages), keepAll);
        }
        return new RecipeAnswer.One(resolve(ofDocument(file), new RecipeNotes(messages, library)));
    }

    private Resolution resolve(CriteriaSource source, Consumer<RecipeNote> notes) {
        return new RecipeRequest(
                        source,
                        CriteriaFlags.stated(options),
                        options.hasMatchedOption("--allow-base"),
                        options.matchedOptionValue("--profile", null))
                .resolve(library, ToolVersion.current(), notes);
    }

    /** The recipe of a fleet is that of each of its nodes; nodes that need different ones are pools. */
    private RecipeAnswer ofSnapshots(List<SnapshotInput.Named> snapshots, boolean keepAll) {
        SnapshotInput.Named first = snapshots.getFirst();
        boolean any = options.hasMatchedOption(ANY_CLUSTER);
        ClusterIdentity own = first.snapshot().metadata().cluster();
        for (SnapshotInput.Named other : snapshots.subList(any ? snapshots.size() : 1, snapshots.size())) {
            ClusterIdentity others = other.snapshot().metadata().cluster();
            SameCluster.requireOfBoth(own, first.name(), others, other.name(), ANY_CLUSTER);
        }
        // without its UID nobody could tell another cluster from it
        ClusterIdentity cluster = any || own.uid().isEmpty() ? ClusterIdentity.UNKNOWN : own;
        var notes = new RecipeNotes(messages, library);
        @Nullable String wanted = options.matchedOptionValue(POOL, null);
        if (snapshots.size() == 1 && wanted == null) {
            var source = new CriteriaSource.OfSnapshot(first.snapshot(), first.name(), keepAll);
            return new RecipeAnswer.One(resolve(source, notes).meantFor(cluster));
        }
        FleetOutcome fleet = new FleetRequest(
                        cluster,
                        CriteriaFlags.stated(options),
                        options.hasMatchedOption("--allow-base"),
                        options.matchedOptionValue("--profile", null),
                        keepAll)
                .resolve(
                        snapshots.stream()
                                .map(one -> new FleetMember(one.name(), one.snapshot()))
                                .toList(),
                        wanted,
                        library,
                        ToolVersion.current());
        PoolNotes.tell(fleet, messages);
        if (wanted == null && fleet.pools().size() > 1) {
            PoolNotes.tellPools(fleet, messages, library);
            return new RecipeAnswer.Pools(fleet);
        }
        PoolResolution pool = wanted == null ? fleet.pools().getFirst() : fleet.pool(wanted);
        pool.notes().forEach(notes);
        return new RecipeAnswer.One(pool.resolution());
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
