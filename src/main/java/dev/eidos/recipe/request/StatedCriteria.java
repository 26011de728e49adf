package dev.eidos.recipe.request;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.MalformedValue;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The criteria that somebody states one by one. They go before what a document or a snapshot says.
 *
 * @param values as written
 * @param nodes how many GPU nodes there are, as written; null if it was not stated
 */
public record StatedCriteria(
        Map<Criterion, Stated> values, @Nullable Stated nodes) {
    public static final StatedCriteria NONE = new StatedCriteria(Map.of(), null);

    public StatedCriteria {
        values = Map.copyOf(values);
    }

    /**
     * A value as somebody wrote it.
     *
     * @param place where it was written, with the text, for a failure
     */
    public record Stated(String text, String place) {}

    public boolean names(Criterion criterion) {
        return values.containsKey(criterion);
    }

    /**
     * Criteria with what is stated instead.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if the library does not know a value
     */
    public Criteria over(Criteria criteria, RecipeLibrary library) {
        Criteria result = criteria;
        for (Criterion criterion : Criterion.values()) {
            Stated stated = values.get(criterion);
            if (stated != null) {
                result = result.with(
                        criterion, CriterionVocabulary.check(criterion, stated.text(), stated.place(), library));
            }
        }
        return nodes == null ? result : result.withNodes(count(nodes));
    }

    private static int count(Stated nodes) {
        try {
            return Criteria.parseNodes(nodes.text());
        } catch (MalformedValue e) {
            throw e.at(nodes.place());
        }
    }
}
