package dev.eidos.recipe.request;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.text.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a library knows for a criterion. */
final class CriterionVocabulary {
    private CriterionVocabulary() {}

    /** Criteria from a document, as the library writes them. */
    static Criteria check(Criteria criteria, String place, RecipeLibrary library) {
        Criteria checked = criteria;
        for (Map.Entry<Criterion, String> named : criteria.values().entrySet()) {
            checked = checked.with(named.getKey(), check(named.getKey(), named.getValue(), place, library));
        }
        return checked;
    }

    /** The value as the library writes it, whatever the case that it was written in. */
    static String check(Criterion criterion, String value, String place, RecipeLibrary library) {
        List<String> allowed = library.vocabulary(criterion);
        for (String written : List.of(value, lower(value))) {
            String canonical = Criterion.canonical(written);
            for (String one : allowed) {
                if (one.equalsIgnoreCase(canonical)) {
                    return one;
                }
            }
            if (canonical.equals(Criteria.ANY)) {
                return canonical;
            }
        }
        throw EidosException.of(ErrorCode.INVALID_INPUT, "unknown " + criterion.label())
                .object(place)
                .reason((value.isEmpty() ? "it is empty" : "'" + value + "' is none of those known") + ": "
                        + String.join(", ", library.offered(criterion)) + ", any")
                .suggestion(suggestion(criterion, lower(value), allowed))
                .build();
    }

    private static String lower(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String suggestion(Criterion criterion, String value, List<String> allowed) {
        for (String meant : OtherNames.of(criterion, value)) {
            if (allowed.contains(meant)) {
                return "use '" + meant + "': that is what '" + value + "' is called here";
            }
        }
        List<String> near = near(value, allowed);
        return near.isEmpty() ? null : "did you mean '" + String.join("' or '", near) + "'?";
    }

    private static List<String> near(String value, List<String> allowed) {
        if (value.length() < 2) {
            return List.of();
        }
        for (String one : allowed) {
            if (one.startsWith(value)
                    || value.startsWith(one)
                    || List.of(value.split("[-_. ]", -1)).contains(one)) {
                return List.of(one);
            }
        }
        // a model is its letters and digits: h200 is no slip of h100 or b200
        boolean model = value.chars().anyMatch(Character::isDigit);
        return Suggestions.similar(value, allowed).stream()
                .filter(one -> !model || Arrays.equals(signs(one), signs(value)))
                .toList();
    }

    private static int[] signs(String text) {
        return text.chars().filter(Character::isLetterOrDigit).sorted().toArray();
    }
}
