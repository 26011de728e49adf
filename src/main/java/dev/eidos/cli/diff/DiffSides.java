package dev.eidos.cli.diff;

import dev.eidos.bundle.registry.OciReference;
import dev.eidos.bundle.seal.BundleWalk;
import dev.eidos.bundle.seal.Checksums;
import dev.eidos.bundle.seal.FoundBundle;
import dev.eidos.cli.analyze.FactsInput;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.supply.RegistryAccess;
import dev.eidos.compare.recipe.BundleTexts;
import dev.eidos.compare.recipe.FleetTexts;
import dev.eidos.compare.recipe.RecipeTexts;
import dev.eidos.document.Value;
import dev.eidos.file.DocumentBytes;
import dev.eidos.file.InputFile;
import dev.eidos.file.SourceText;
import dev.eidos.fleet.facts.FactReader;
import dev.eidos.fleet.facts.FleetFacts;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.FleetRecipeReader;
import dev.eidos.recipe.library.ComponentValues;
import dev.eidos.recipe.library.RecipeLibrary;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.ParseResult;

/** A reader of what {@code eidos diff} compares, whatever it is. */
record DiffSides(FactReader reader, Session session, ParseResult options, Messages messages) {

    DiffSide read(String place, String flag) throws InterruptedException {
        if (place.startsWith(OciReference.SCHEME)) {
            return bundle(pulled(place));
        }
        if (isBundle(place)) {
            return bundle(directory(Path.of(place)));
        }
        Optional<FleetFacts> files = FactsInput.files(place, flag, reader, messages);
        if (files.isPresent()) {
            return new DiffSide.Nodes(files.get());
        }
        SourceText source = DocumentInput.read(place, flag, session, options);
        if (FleetRecipeReader.is(source.text(), source.name())) {
            return fleet(source);
        }
        return RecipeReader.isRecipe(source.text(), source.name())
                ? recipe(source)
                : new DiffSide.Nodes(FactsInput.of(source, place, flag, reader, session, options, messages));
    }

    private static boolean isBundle(String place) {
        try {
            Path path = Path.of(place);
            return Files.isRegularFile(path.resolve(BundleTexts.RECIPE))
                    && Files.isRegularFile(path.resolve(Checksums.LIST));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /** The values are those of the library at hand: a recipe names its files only. */
    private DiffSide recipe(SourceText source) {
        Recipe recipe = RecipeReader.read(source.text(), source.name(), messages::warn);
        RecipeLibrary library = LibraryFlags.open(options, messages);
        return new DiffSide.Plan(DiffSide.Plan.RECIPE, RecipeTexts.of(recipe, values(recipe, library)));
    }

    private DiffSide fleet(SourceText source) {
        FleetRecipe fleet = FleetRecipeReader.read(source.text(), source.name(), messages::warn);
        RecipeLibrary library = LibraryFlags.open(options, messages);
        return new DiffSide.Plan(DiffSide.Plan.RECIPE, FleetTexts.of(fleet, recipe -> values(recipe, library)));
    }

    private static Map<String, Value> values(Recipe recipe, RecipeLibrary library) {
        Map<String, Value> values = new HashMap<>();
        for (ComponentRef component : recipe.components()) {
            values.put(component.name(), ComponentValues.of(component, library));
        }
        return values;
    }

    private DiffSide bundle(BundleTexts bundle) {
        return new DiffSide.Plan(DiffSide.Plan.BUNDLE, bundle.read(messages::warn));
    }

    private static BundleTexts directory(Path directory) {
        return new BundleTexts(
                directory.toString(),
                BundleWalk.of(directory).checksums(),
                path -> new InputFile(directory.resolve(path)).read().text());
    }

    private BundleTexts pulled(String place) throws InterruptedException {
        SortedMap<String, byte[]> files = RegistryAccess.registry(session, options.hasMatchedOption("--plain-http"))
                .pull(OciReference.parse(place))
                .files();
        return new BundleTexts(
                place,
                FoundBundle.inMemory(files).checksums(),
                path -> DocumentBytes.text(files.getOrDefault(path, new byte[0]), place + "/" + path));
    }
}
