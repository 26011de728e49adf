package dev.eidos.recipe.document;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.FewNotices;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Criteria as documents have them: in overlays, in recipes, and alone as {@code RecipeCriteria}. */
public final class CriteriaReader {
    public static final String KIND = "RecipeCriteria";

    private CriteriaReader() {}

    /** Reads a document of kind {@code RecipeCriteria}, with the criteria under {@code spec}. */
    public static Criteria document(Value document, String name, Consumer<String> notices) {
        Value.Mapping criteria = DocumentHeader.check(document, KIND, name);
        try (var few = new FewNotices(name, notices)) {
            DocumentFields fields = new DocumentFields("criteria document", name, few);
            fields.known(criteria, Set.of("apiVersion", "kind", "metadata", "spec"));
            if (criteria.get("spec") == null) {
                throw fields.invalid(criteria, "'spec' is missing");
            }
            return read(fields.mapping(criteria, "spec"), criteria, fields);
        }
    }

    /**
     * Reads the mapping itself. Values are not held against any vocabulary here.
     *
     * @param document that it is part of, which says whose words the values are
     */
    static Criteria read(Value.Mapping mapping, Value document, DocumentFields fields) {
        boolean later = document.text("apiVersion").startsWith(AicrWords.GROUP);
        Map<Criterion, String> values = new EnumMap<>(Criterion.class);
        Set<String> known = new HashSet<>();
        known.add("nodes");
        for (Criterion criterion : Criterion.values()) {
            known.add(criterion.label());
            String value = fields.optionalText(mapping, criterion.label());
            if (value != null && !value.isEmpty()) {
                values.put(criterion, later ? AicrWords.meant(criterion, value) : Criterion.canonical(value));
            }
        }
        fields.known(mapping, known);
        return new Criteria(values, nodes(mapping.get("nodes"), fields));
    }

    private static int nodes(@Nullable Value node, DocumentFields fields) {
        if (node == null || (node instanceof Value.Scalar scalar && scalar.value() == null)) {
            return 0;
        }
        if (node instanceof Value.Scalar count
                && count.value() instanceof Reading.Whole(long value)
                && value >= 0
                && value <= Integer.MAX_VALUE) {
            return (int) value;
        }
        throw fields.invalid(node, "'nodes' must be a whole number from 0");
    }

    /** The criteria that are named, as overlays and documents of criteria have them. */
    public static Value.Mapping named(Criteria criteria) {
        var mapping = new MappingBuilder();
        criteria.values().forEach((criterion, value) -> mapping.put(criterion.label(), value));
        if (criteria.nodes() > 0) {
            mapping.put("nodes", criteria.nodes());
        }
        return mapping.build();
    }

    /** Every criterion by name, the unnamed as {@code any}; but the GPU stack only where one is named. */
    public static Value.Mapping mapping(Criteria criteria) {
        var mapping = new MappingBuilder();
        for (Criterion criterion : Criterion.values()) {
            if (criterion != Criterion.GPU_STACK || criteria.names(criterion)) {
                mapping.put(criterion.label(), criteria.get(criterion));
            }
        }
        if (criteria.nodes() > 0) {
            mapping.put("nodes", criteria.nodes());
        }
        return mapping.build();
    }
}
