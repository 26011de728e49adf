package dev.eidos.compare.recipe;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.fleet.FleetRecipeReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The content of a bundle as texts: its recipe, as far as it has the components, with the values that are in its files,
 * and its other files.
 *
 * @param name for errors
 * @param checksums of all files by path
 * @param content gives the text of a file
 */
public record BundleTexts(String name, Map<String, String> checksums, UnaryOperator<String> content) {
    /** The recipe that every bundle has. */
    public static final String RECIPE = "recipe.yaml";

    private static final String FILES = "files.";
    private static final String VALUES = "/values.yaml";

    /** These follow from the recipe and the values: a new version is in all of them. */
    private static final List<String> DERIVED = List.of(
            RECIPE,
            "README.md",
            "install.sh",
            "uninstall.sh",
            "helmfile.yaml",
            "images.txt",
            "charts.txt",
            "sbom.cdx.json");

    /**
     * Reads it.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if there is no recipe, or what is there is none
     */
    public RecipeTexts read(Consumer<String> notices) {
        if (!checksums.containsKey(RECIPE)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a bundle of eidos")
                    .object(name)
                    .reason("it has no " + RECIPE)
                    .suggestion("name a directory that eidos bundle made")
                    .build();
        }
        Map<String, Value> values = new TreeMap<>();
        Map<String, String> other = new TreeMap<>();
        Map<String, String> derived = new TreeMap<>();
        checksums.forEach((path, checksum) -> {
            int slash = path.indexOf('/');
            if (slash > 0 && path.substring(slash).equals(VALUES)) {
                values.put(
                        path.substring(0, slash),
                        DocumentReader.read(content.apply(path), name + "/" + path, Dialect.HELM));
            } else if (DERIVED.contains(path) || path.endsWith("/README.md")) {
                derived.put(FILES + path, brief(checksum));
            } else if (!path.startsWith("checksums.txt")) {
                other.put(FILES + path, brief(checksum));
            }
        });
        RecipeTexts texts = recipe(values, derived, notices);
        Map<String, String> all = new TreeMap<>(texts.texts());
        all.putAll(other);
        return new RecipeTexts(all, texts.components(), derived);
    }

    private RecipeTexts recipe(Map<String, Value> values, Map<String, String> derived, Consumer<String> notices) {
        String text = content.apply(RECIPE);
        String place = name + "/" + RECIPE;
        if (FleetRecipeReader.is(text, place)) {
            return FleetTexts.of(FleetRecipeReader.read(text, place, notices), this::has, values, derived);
        }
        Recipe recipe = RecipeReader.read(text, place, notices);
        List<ComponentRef> components = recipe.components().stream()
                .filter(component -> has(component.name()))
                .toList();
        return RecipeTexts.of(recipe, components, values, derived);
    }

    private boolean has(String component) {
        return checksums.keySet().stream().anyMatch(path -> isOf(path, component));
    }

    /** Enough of it to tell two apart. */
    private static String brief(String checksum) {
        return "sha256:" + checksum.substring(0, Math.min(12, checksum.length()));
    }

    private static boolean isOf(String path, String component) {
        return path.startsWith(component + "/");
    }
}
