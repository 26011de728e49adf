package dev.eidos.cli.option;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.place.DocumentSource;
import dev.eidos.place.Source;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.FleetRecipeReader;
import dev.eidos.text.ByteCount;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The documents that flags name, read. */
public final class DocumentInput {
    private static final String POOL = "--pool";

    private DocumentInput() {}

    public static SourceText read(String text, String flag, Session session, ParseResult options)
            throws InterruptedException {
        SourceText read = readQuietly(text, flag, session, options);
        if (session.debug()) {
            new Messages(session)
                    .debug("read " + read.name() + ": "
                            + ByteCount.of(read.text().length()));
        }
        return read;
    }

    private static SourceText readQuietly(String text, String flag, Session session, ParseResult options)
            throws InterruptedException {
        Source source = Source.parse(text, flag);
        if (source instanceof Source.ConfigMap) {
            try (ClusterConnection cluster = DocumentOutput.cluster(session, options)) {
                return DocumentSource.of(() -> cluster, session.terminal().environment(), ToolVersion.current())
                        .read(source);
            }
        }
        return DocumentSource.of(
                        () -> {
                            throw new IllegalStateException("only ConfigMaps need a cluster");
                        },
                        session.terminal().environment(),
                        ToolVersion.current())
                .read(source);
    }

    /**
     * The recipe that {@code --recipe} names; of a fleet's that of the pool which {@code --pool} names.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is a fleet's, and no pool is named
     */
    public static Recipe recipe(String text, Session session, ParseResult options, Messages messages)
            throws InterruptedException {
        return switch (recipes(text, session, options, messages)) {
            case RecipeInput.One(Recipe recipe, String _) -> recipe;
            case RecipeInput.OfFleet(FleetRecipe fleet, String name) ->
                throw EidosException.of(ErrorCode.INVALID_INPUT, "one recipe is needed")
                        .object(name)
                        .reason("it has one for each of the pools " + String.join(", ", fleet.names()))
                        .suggestion(
                                options.commandSpec().findOption(POOL) == null
                                        ? "make that of one: eidos recipe -s fleet/ " + POOL + " "
                                                + fleet.names().getFirst()
                                        : "name one: " + POOL + " "
                                                + fleet.names().getFirst())
                        .build();
        };
    }

    /** As {@link #recipe}, for whoever can take a fleet's as well. */
    public static RecipeInput recipes(String text, Session session, ParseResult options, Messages messages)
            throws InterruptedException {
        SourceText source = read(text, "--recipe", session, options);
        String pool = options.commandSpec().findOption(POOL) == null ? null : options.matchedOptionValue(POOL, null);
        if (FleetRecipeReader.is(source.text(), source.name())) {
            FleetRecipe fleet = FleetRecipeReader.read(source.text(), source.name(), messages::warn);
            return pool == null
                    ? new RecipeInput.OfFleet(fleet, source.name())
                    : new RecipeInput.One(fleet.pool(pool).recipe(), source.name() + "#" + pool);
        }
        if (pool != null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "only the recipe of a fleet has pools to choose from")
                    .object(POOL + " " + pool)
                    .reason(source.name() + " is one recipe")
                    .suggestion("leave this out")
                    .build();
        }
        return new RecipeInput.One(RecipeReader.read(source.text(), source.name(), messages::warn), source.name());
    }

    /** Describes {@code --pool} of a command that reads recipes. */
    public static OptionSpec pool(String what) {
        return Flags.text("NAME", what, POOL);
    }
}
