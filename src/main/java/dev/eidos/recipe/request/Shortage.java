package dev.eidos.recipe.request;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.NearestCombinations;
import dev.eidos.recipe.resolve.Resolution;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The part of a request that a recipe has nothing for.
 *
 * @param missing criteria that no overlay speaks of; empty if nothing but the base matched
 */
record Shortage(Criteria asked, List<Criterion> missing) {

    EidosException failure(Resolution resolution, RecipeLibrary library) {
        List<String> excluded = resolution.recipe().excludedNames();
        String nearest = NearestCombinations.to(asked, library).stream()
                .map(criteria -> "\n  " + criteria.text())
                .collect(Collectors.joining());
        return EidosException.of(ErrorCode.NOT_FOUND, "the library has no recipe for this")
                .object(asked.text().isEmpty() ? "no criteria" : asked.text())
                .reason(reason(asked, missing)
                        + (excluded.isEmpty()
                                ? ""
                                : "; the snapshot does not meet the constraints of " + String.join(", ", excluded))
                        + (nearest.isEmpty() ? "" : "; the nearest that it has:" + nearest))
                .suggestion(
                        excluded.isEmpty()
                                ? "choose one of these, or accept a recipe without it by --allow-base"
                                : "meet them, or make the recipe with --ignore-constraints and let"
                                        + " 'eidos validate' say what stands in its way")
                .build();
    }

    static String reason(Criteria asked, List<Criterion> missing) {
        return missing.isEmpty()
                ? "no overlay but the base is for it"
                : "no overlay for it speaks of " + named(asked, missing);
    }

    static String named(Criteria asked, List<Criterion> criteria) {
        return criteria.stream()
                .map(criterion -> criterion.label() + "=" + asked.get(criterion))
                .collect(Collectors.joining(", "));
    }
}
