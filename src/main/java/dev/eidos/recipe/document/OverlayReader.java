package dev.eidos.recipe.document;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.Value;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A reader of overlays: documents of kind {@code RecipeMetadata}. */
public final class OverlayReader {
    public static final String KIND = "RecipeMetadata";

    private final DocumentFields fields;
    private final String file;

    /**
     * For one file.
     *
     * @param file its path in the library
     * @param place where it is, for errors
     * @param notices is told of fields that are not known
     */
    public OverlayReader(String file, String place, Consumer<String> notices) {
        this.fields = new DocumentFields("overlay", place, notices);
        this.file = file;
    }

    public OverlayHead head(Value document) {
        Value.Mapping overlay = DocumentHeader.check(document, KIND, fields.file());
        Value.Mapping spec = fields.mapping(overlay, "spec");
        return new OverlayHead(
                fields.text(fields.mapping(overlay, "metadata"), "name"),
                base(spec),
                spec.get("criteria") == null ? null : CriteriaReader.read(fields.mapping(spec, "criteria"), fields),
                file);
    }

    public Overlay read(Value document) {
        Value.Mapping overlay = fields.mapping(document);
        fields.known(overlay, Set.of("apiVersion", "kind", "metadata", "spec"));
        Value.Mapping spec = fields.mapping(overlay, "spec");
        fields.known(spec, Set.of("base", "criteria", "constraints", "componentRefs", "validation"));
        return new Overlay(
                head(document),
                fields.items(spec, "constraints").stream().map(this::constraint).toList(),
                fields.items(spec, "componentRefs").stream()
                        .map(node -> ComponentRefReader.read(node, fields))
                        .toList(),
                fields.mapping(spec, "validation"));
    }

    private Constraint constraint(Value node) {
        return ConstraintReader.read(node, fields);
    }

    private @Nullable String base(Value.Mapping spec) {
        String base = fields.optionalText(spec, "base");
        return base == null || base.isEmpty() ? null : base;
    }
}
