package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.Rendering;
import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.catalog.Catalog;
import dev.eidos.recipe.catalog.CatalogDocument;
import dev.eidos.recipe.catalog.CatalogTable;
import dev.eidos.recipe.library.RecipeLibrary;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos recipe list}: the recipes that a library has. */
final class ListCommand implements CliCommand {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "List what there are recipes for, and when their components were last verified.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "Examples:",
                        "  eidos recipe list",
                        "  eidos recipe list --service gke --accelerator h100",
                        "  eidos recipe list --data ./our-library -o json");
        CriteriaFlags.describeChoices(spec);
        LibraryFlags.describe(spec);
        DocumentOutput.describe(spec, "table (default; yaml or json by a file's name), yaml or json.");
        ClusterFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        DocumentOutput output = DocumentOutput.of(options, Format.TABLE);
        RecipeLibrary library = LibraryFlags.open(options, new Messages(session));
        Criteria asked = CriteriaFlags.statedChoices(options).over(Criteria.NONE, library);
        Catalog catalog = Catalog.of(library, asked);
        if (catalog.offers().isEmpty() && catalog.refused().isEmpty()) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "there are no recipes for this")
                    .object(asked.text())
                    .reason("no overlay speaks of it")
                    .suggestion("see them all: eidos recipe list")
                    .build();
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        int room = output.room(session);
        output.write(
                Rendering.of(
                                () -> CatalogDocument.of(catalog),
                                (_, colour) -> CatalogTable.draw(catalog, today, room, colour))
                        .holding(catalog.offers().size() + " combinations"),
                "recipes",
                session,
                options);
    }
}
