package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.OutputChoice;
import dev.eidos.cli.option.Rendering;
import dev.eidos.document.Format;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeDocument;
import dev.eidos.recipe.document.RecipeTable;
import dev.eidos.recipe.explain.Explainer;
import dev.eidos.recipe.explain.Explanation;
import dev.eidos.recipe.explain.ExplanationDocument;
import dev.eidos.recipe.explain.ExplanationTable;
import dev.eidos.recipe.fleet.FleetRecipeDocument;
import dev.eidos.recipe.fleet.FleetRecipeTable;
import dev.eidos.recipe.pool.FleetOutcome;
import dev.eidos.recipe.resolve.Resolution;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos recipe}: resolves criteria into components, versions and constraints. */
public final class RecipeCommand implements CliCommand {
    @Override
    public String name() {
        return "recipe";
    }

    @Override
    public String summary() {
        return "Resolve criteria or a snapshot into a version-locked recipe.";
    }

    @Override
    public List<CliCommand> subcommands() {
        return List.of(new ListCommand(), new OutdatedCommand(), new UpdateCommand(), new LintCommand());
    }

    @Override
    public List<String> rehearsals() {
        return List.of(
                "recipe --service eks --accelerator h100 --os ubuntu --intent training --platform kubeflow -o"
                        + " @/recipe.yaml",
                "recipe --service eks --accelerator h100 --intent training",
                "recipe --service gke --os cos --accelerator h100 --intent inference --platform dynamo --format json",
                "recipe --service aks --format table",
                "recipe --service kind --intent training --explain",
                "recipe --service eks --accelerator h1000",
                "recipe -s @/snapshot.yaml --service eks --accelerator h100 --intent training",
                "recipe list --service eks",
                "recipe list --service eks -o json",
                "recipe --help");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "Examples:",
                        "  eidos recipe --service eks --accelerator h100 --intent training",
                        "  eidos recipe -s snapshot.yaml --intent training -o recipe.yaml",
                        "  eidos recipe -s cm://gpu-operator/snapshot --intent inference --explain",
                        "  eidos recipe -s fleet/ --intent training -o recipe.yaml",
                        "  eidos recipe list --service eks",
                        "  eidos recipe lint --data ./our-library");
        RecipeFlags.describe(spec);
        DocumentOutput.describe(spec, "yaml (default; json for a file named *.json), json, or table for eyes.");
        spec.addOption(Flags.flag(
                "Show instead which overlay set which value, and why (a table, unless --format or the file's name says"
                        + " otherwise).",
                "--explain"));
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        boolean explain = options.hasMatchedOption("--explain");
        String file = OutputChoice.of(options, Format.labels()).place();
        boolean yaml = file.endsWith(".yaml") || file.endsWith(".yml");
        DocumentOutput output = DocumentOutput.of(options, explain && !yaml ? Format.TABLE : Format.YAML);
        var request = new RecipeFlags(options, session);
        int room = output.room(session);
        if (explain) {
            explain(request.resolve(), request, output, room, session, options);
            return;
        }
        switch (request.answer()) {
            case RecipeAnswer.One(Resolution resolution) ->
                output.write(
                        Rendering.of(
                                        () -> RecipeDocument.of(resolution.recipe()),
                                        (_, colour) -> RecipeTable.draw(resolution.recipe(), room, colour))
                                .holding(components(resolution.recipe())),
                        "recipe",
                        session,
                        options);
            case RecipeAnswer.Pools(FleetOutcome fleet) ->
                output.write(
                        Rendering.of(
                                        () -> FleetRecipeDocument.of(fleet.recipe()),
                                        (_, colour) -> FleetRecipeTable.draw(fleet.recipe(), room, colour))
                                .holding(fleet.pools().size() + " pools"),
                        "recipe",
                        session,
                        options);
        }
    }

    private static void explain(
            Resolution resolution,
            RecipeFlags request,
            DocumentOutput output,
            int room,
            Session session,
            ParseResult options)
            throws InterruptedException {
        Explanation explanation = Explainer.explain(resolution, request.library());
        output.write(
                Rendering.of(
                        () -> ExplanationDocument.of(explanation),
                        (_, colour) -> ExplanationTable.draw(explanation, room, colour)),
                "explanation",
                session,
                options);
    }

    private static String components(Recipe recipe) {
        int count = recipe.components().size();
        return count + (count == 1 ? " component" : " components");
    }
}
