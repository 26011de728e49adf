package dev.eidos.recipe.request;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values that a library knows for a criterion. */
final class CriterionVocabulary {
    private CriterionVocabulary() {}

    /** Holds criteria from a document against the library. */
    static void check(Criteria criteria, String place, RecipeLibrary library) {
        criteria.values().forEach((criterion, value) -> check(criterion, value, place, library));
    }

    /** The value as the library writes it. */
    static String check(Criterion criterion, String value, String place, RecipeLibrary library) {
        String canonical = Criterion.canonical(value);
        List<String> allowed = library.vocabulary(criterion);
        if (canonical.equals(Criteria.ANY) || allowed.contains(canonical)) {
            return canonical;
        }
        String nearest = nearest(value, allowed);
        throw EidosException.of(ErrorCode.INVALID_INPUT, "unknown " + criterion.label())
                .object(place)
                .reason((value.isEmpty() ? "it is empty" : "'" + value + "' is none of those known") + ": "
                        + String.join(", ", allowed) + ", any")
                .suggestion(nearest == null ? null : "did you mean '" + nearest + "'?")
                .build();
    }

    private static @Nullable String nearest(String value, List<String> allowed) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        for (String one : allowed) {
            if (!lower.isEmpty() && (one.startsWith(lower) || lower.startsWith(one))) {
                return one;
            }
        }
        return null;
    }
}
