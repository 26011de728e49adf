package dev.eidos.recipe.document;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.DocumentFields;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.Set;

/** Constraints in overlays and recipes: {@code name}, {@code value} and perhaps a {@code remedy}. */
final class ConstraintReader {
    private static final Set<String> KNOWN = Set.of("name", "value", "remedy", "remediation");

    private ConstraintReader() {}

    static Constraint read(Value node, DocumentFields fields) {
        Value.Mapping constraint = fields.mapping(node);
        AicrFields.constraint(constraint, KNOWN, fields);
        String remedy = fields.optionalText(constraint, "remedy");
        return new Constraint(
                fields.text(constraint, "name"),
                fields.text(constraint, "value"),
                remedy == null ? fields.optionalText(constraint, "remediation") : remedy);
    }

    static Value document(Constraint constraint) {
        return new MappingBuilder()
                .put("name", constraint.name())
                .put("value", constraint.value())
                .put("remedy", constraint.remedy())
                .build();
    }
}
