package dev.eidos.recipe.library;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.resolve.RecipeResolver;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The recipes of the embedded library, for tests of its facts. */
final class LibraryRecipes {
    final RecipeLibrary library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});

    /** @param words such as {@code eks h100}, each of which is a value that one criterion can have */
    Recipe recipe(String words) {
        return recipe(words, null);
    }

    /** @param profile such as {@code gpusPerNode=4} */
    Recipe recipe(String words, @Nullable String profile) {
        Criteria criteria = Criteria.NONE;
        for (String word : words.split(" ", -1)) {
            Criterion criterion = Arrays.stream(Criterion.values())
                    .filter(one -> library.vocabulary(one).contains(word))
                    .findFirst()
                    .orElseThrow();
            criteria = criteria.with(criterion, word);
        }
        return new RecipeResolver(library, "test")
                .resolve(criteria, null, profile)
                .recipe();
    }

    /** What the recipe asks of the reading of that name. */
    static @Nullable String asked(Recipe recipe, String name) {
        return recipe.constraints().stream()
                .filter(constraint -> constraint.name().equals(name))
                .map(Constraint::value)
                .findFirst()
                .orElse(null);
    }

    static ComponentRef component(Recipe recipe, String name) {
        return recipe.components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Value values(Recipe recipe, String name) {
        return ComponentValues.of(component(recipe, name), library);
    }
}
