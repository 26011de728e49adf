package dev.eidos.recipe.document;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.Value;
import java.util.Map;
import java.util.Set;

/** The fields of AICR's documents that have no place in ours, each with the reason. */
final class AicrFields {
    private static final Map<String, String> COMPONENT = Map.of(
            "expectedResources", "a component's workloads are found in the cluster by their labels",
            "cleanup", "eidos uninstalls nothing");

    private static final Map<String, String> CONSTRAINT = Map.of(
            "severity", "every constraint counts alike",
            "unit", "values are compared as they are");

    private static final String STATE = "it is a record of the cluster that the recipe was made for";

    private static final Map<String, String> METADATA = Map.of(
            "gpuDriverState", STATE,
            "mariaDBOperatorState", STATE,
            "perconaOperatorState", STATE,
            "defaultStorageClassState", STATE);

    private AicrFields() {}

    /** Tells of a component's fields that have no place, and of those that are not known. */
    static void component(Value.Mapping component, Set<String> known, DocumentFields fields) {
        tell(component, known, COMPONENT, fields);
    }

    /** As {@link #component}, of a constraint. The severity of an error is what every constraint has here. */
    static void constraint(Value.Mapping constraint, Set<String> known, DocumentFields fields) {
        boolean error = constraint.text("severity").equals("error");
        constraint.entries().forEach((key, value) -> {
            if (!error || !key.equals("severity")) {
                tell(key, value, known, CONSTRAINT, fields);
            }
        });
    }

    /** As {@link #component}, of a recipe's metadata. */
    static void metadata(Value.Mapping metadata, Set<String> known, DocumentFields fields) {
        tell(metadata, known, METADATA, fields);
    }

    private static void tell(
            Value.Mapping mapping, Set<String> known, Map<String, String> reasons, DocumentFields fields) {
        mapping.entries().forEach((key, value) -> tell(key, value, known, reasons, fields));
    }

    private static void tell(
            String key, Value value, Set<String> known, Map<String, String> reasons, DocumentFields fields) {
        String reason = reasons.get(key);
        if (reason != null) {
            fields.notice(value, "'" + key + "' has no place here: " + reason);
        } else if (!known.contains(key)) {
            fields.notice(value, "field '" + key + "' is not known");
        }
    }
}
