package dev.eidos.convert;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.document.CriteriaReader;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Criteria as ours, from a document of them or from the configuration of AICR's commands, which holds some. */
final class CriteriaConversion {
    private static final Map<String, String> SECTIONS = Map.of(
            "snapshot", "'eidos snapshot' has flags for that",
            "bundle", "'eidos bundle' has flags for that",
            "validate", "'eidos validate' has flags for that",
            "verify", "'eidos verify' has flags for that");

    private CriteriaConversion() {}

    static Converted document(Value.Mapping document, String name, Consumer<String> notices) {
        return criteria(CriteriaReader.document(document, name, notices), title(document), name, notices);
    }

    static Converted ofConfig(Value.Mapping document, String name, Consumer<String> notices) {
        DocumentHeader.check(document, "AICRConfig", name);
        DocumentFields fields = new DocumentFields("AICRConfig", name, notices);
        Value.Mapping spec = fields.mapping(document, "spec");
        fields.known(spec, Set.of("snapshot", "recipe", "bundle", "validate", "verify"));
        spec.entries().forEach((section, value) -> {
            if (SECTIONS.containsKey(section)) {
                fields.notice(value, "'spec." + section + "' has no place here: " + SECTIONS.get(section));
            }
        });
        Value.Mapping recipe = fields.mapping(spec, "recipe");
        Value criteria = recipe.get("criteria");
        if (criteria == null) {
            throw Conversion.unusable(
                    name,
                    recipe.at("input", "snapshot") == null
                            ? "it has no criteria: spec.recipe.criteria is missing"
                            : "its criteria come from a snapshot: spec.recipe.input.snapshot",
                    "make the recipe: eidos recipe");
        }
        recipe.entries().forEach((field, value) -> {
            if (!field.equals("criteria") && !isEmpty(value)) {
                String reason = field.equals("configuration")
                        ? "eidos does not know AICR's configuration of components"
                        : "'eidos recipe' has flags for that";
                fields.notice(value, "'spec.recipe." + field + "' has no place here: " + reason);
            }
        });
        Value.Mapping alone = new MappingBuilder()
                .put("apiVersion", "aicr.run/v1")
                .put("kind", CriteriaReader.KIND)
                .put("spec", criteria)
                .build();
        return criteria(CriteriaReader.document(alone, name, notices), title(document), name, notices);
    }

    private static @Nullable String title(Value.Mapping document) {
        return document.textOrNull("metadata", "name");
    }

    private static boolean isEmpty(Value value) {
        return value instanceof Value.Scalar
                && (value.text().isEmpty() || value.text().equals("false"));
    }

    private static Converted criteria(
            Criteria criteria, @Nullable String title, String name, Consumer<String> notices) {
        Criteria ours = criteria;
        if (criteria.get(Criterion.SERVICE).equals("generic")) {
            ours = criteria.with(Criterion.SERVICE, "self-managed");
            notices.accept(name + ": service generic is called self-managed here");
        }
        var document = new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", CriteriaReader.KIND);
        if (title != null) {
            document.put("metadata", metadata -> metadata.put("name", title));
        }
        return new Converted(
                CriteriaReader.KIND,
                document.put("spec", (Value) CriteriaReader.named(ours.canonical()))
                        .build());
    }
}
