package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.help.OldNames;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.Rendering;
import dev.eidos.document.Format;
import dev.eidos.document.TreeSelector;
import dev.eidos.document.TreeSelector.Selected;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.HydratedRecipe;
import dev.eidos.terminal.TerminalText;
import dev.eidos.text.Listing;
import dev.eidos.text.Suggestions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos query}: one value of a recipe, with everything that it refers to written out. */
public final class QueryCommand implements CliCommand {
    private static final int MANY = 20;

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String summary() {
        return "Print one value, or one part, of a recipe with all its values.";
    }

    @Override
    public List<String> rehearsals() {
        return List.of(
                "query --service eks --intent training --path components.gpu-operator.values.driver.version",
                "query --service eks --intent training --path components --format json",
                "query --service eks --intent training --path components.nothing",
                "query --help");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis("eidos query --path=PATH [OPTIONS]")
                .footer(
                        "",
                        "Examples:",
                        "  eidos query --service eks --accelerator h100 --intent training \\",
                        "    --path components.gpu-operator.values.driver.version",
                        "  eidos query -r recipe.yaml --path deploymentOrder[0]");
        spec.addOption(OldNames.of(
                Flags.text(
                        "PATH",
                        "Keys and list indexes with dots between, such as components.gpu-operator.version;"
                                + " '' or . for everything.",
                        "--path"),
                "--selector"));
        spec.addOption(Flags.text(
                "SOURCE",
                "Ask this recipe, not one made for criteria: a file, '-', http(s)://… or cm://namespace/name.",
                "-r",
                "--recipe"));
        RecipeFlags.describe(spec);
        DocumentOutput.describe(spec, "yaml, json, or table (default): yaml, but a single value without quotes.");
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        DocumentOutput output = DocumentOutput.of(options, Format.TABLE);
        String selector = options.matchedOptionValue("--path", null);
        if (selector == null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "nothing says which value is wanted")
                    .suggestion("name it, such as --path components.gpu-operator.version")
                    .build();
        }
        Value found = select(hydrated(options, session), selector);
        boolean watched = output.isWatched(session);
        output.write(Rendering.of(() -> found, (_, _) -> plain(found, watched)), "query", session, options);
    }

    private static Value hydrated(ParseResult options, Session session) throws InterruptedException {
        @Nullable String source = options.matchedOptionValue("--recipe", null);
        if (source == null) {
            var request = new RecipeFlags(options, session);
            return HydratedRecipe.of(request.resolve().recipe(), request.library());
        }
        boolean makes = CriteriaFlags.any(options)
                || options.hasMatchedOption("--nodes")
                || options.hasMatchedOption("-c")
                || options.hasMatchedOption("-s");
        if (makes) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a recipe is read or made, not both")
                    .object("--recipe " + source)
                    .suggestion("leave out --recipe, or the criteria, -c and -s")
                    .build();
        }
        var messages = new Messages(session);
        RecipeLibrary library = LibraryFlags.open(options, messages);
        Recipe recipe = DocumentInput.recipe(source, session, options, messages);
        LibraryFlags.warnOfAnother(recipe, library, messages);
        return HydratedRecipe.of(recipe, library);
    }

    private static Value select(Value document, String selector) {
        return switch (TreeSelector.select(document, selector)) {
            case Selected.Found(Value node) -> node;
            case Selected.Missing missing -> throw missing(selector, missing);
        };
    }

    private static EidosException missing(String selector, Selected.Missing found) {
        List<String> existing = found.existing();
        String parent = found.parent();
        return EidosException.of(ErrorCode.NOT_FOUND, "the recipe has no such value")
                .object(selector)
                .reason("there is no '" + found.missing() + "' in "
                        + (parent.isEmpty() ? "the recipe" : "'" + parent + "'")
                        + (existing.isEmpty()
                                ? ", which is " + (found.single() ? "a single value" : "empty")
                                : ", which has: " + Listing.of(existing, MANY)))
                .suggestion(existing.isEmpty() ? "stop the path at '" + parent + "'" : meant(found))
                .build();
    }

    private static @Nullable String meant(Selected.Missing found) {
        List<String> near = Suggestions.similar(found.missing(), found.existing());
        return near.isEmpty() ? null : "did you mean '" + String.join("' or '", near) + "'?";
    }

    /**
     * A text without quotes, for people and scripts.
     *
     * @param watched whether a terminal shows it, which it must not control; scripts get what it is
     */
    private static String plain(Value node, boolean watched) {
        if (node instanceof Value.Scalar scalar && scalar.value() != null) {
            String text = scalar.value().asText();
            return (watched ? TerminalText.visibleLines(text) : text) + "\n";
        }
        return YamlWriter.write(node);
    }
}
