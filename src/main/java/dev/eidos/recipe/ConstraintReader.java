package dev.eidos.recipe;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.DocumentFields;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;

/** Constraints in overlays and recipes: {@code name}, {@code value} and perhaps a {@code remedy}. */
final class ConstraintReader {
    private ConstraintReader() {}

    static Constraint read(Node node, DocumentFields fields) {
        Node.Mapping constraint = fields.mapping(node);
        String remedy = fields.optionalText(constraint, "remedy");
        return new Constraint(
                fields.text(constraint, "name"),
                fields.text(constraint, "value"),
                remedy == null ? fields.optionalText(constraint, "remediation") : remedy);
    }

    static Node document(Constraint constraint) {
        return new MappingBuilder()
                .put("name", constraint.name())
                .put("value", constraint.value())
                .put("remedy", constraint.remedy())
                .build();
    }
}
