package dev.eidos.recipe.catalog;

import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service, an accelerator and an operating system that a library has recipes for.
 *
 * @param criteria those three
 * @param intents what the library says more of, for these
 * @param platforms the same
 * @param components how many the recipe has, whatever it is used for
 * @param verified when the component of which it is longest ago was last verified; null if that is not said of any
 * @param unverified how many components nothing is said of
 */
public record Offer(
        Criteria criteria,
        List<String> intents,
        List<String> platforms,
        int components,
        @Nullable LocalDate verified,
        int unverified) {
    public Offer {
        intents = List.copyOf(intents);
        platforms = List.copyOf(platforms);
    }

    /** The value of one of the three. */
    public String get(Criterion criterion) {
        return criteria.get(criterion);
    }
}
