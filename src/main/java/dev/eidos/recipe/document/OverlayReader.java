package dev.eidos.recipe.document;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Mixin;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.Profile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A reader of overlays, documents of kind {@code RecipeMetadata}, and of the mixins that they share. */
public final class OverlayReader {
    public static final String KIND = "RecipeMetadata";
    public static final String MIXIN_KIND = "RecipeMixin";

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
                spec.get("criteria") == null
                        ? null
                        : CriteriaReader.read(fields.mapping(spec, "criteria"), overlay, fields),
                file);
    }

    public Overlay read(Value document) {
        Value.Mapping overlay = fields.mapping(document);
        fields.known(overlay, Set.of("apiVersion", "kind", "metadata", "spec"));
        Value.Mapping spec = fields.mapping(overlay, "spec");
        fields.known(
                spec,
                Set.of(
                        "base",
                        "criteria",
                        "mixins",
                        "constraints",
                        "componentRefs",
                        "profile",
                        "validation",
                        "refuse"));
        return new Overlay(
                head(document),
                fields.texts(spec, "mixins"),
                constraints(spec),
                components(spec),
                profile(fields.mapping(spec, "profile")),
                fields.mapping(spec, "validation"),
                fields.optionalText(spec, "refuse"));
    }

    /** Reads a document of kind {@code RecipeMixin}. */
    public Mixin mixin(Value document) {
        Value.Mapping mixin = DocumentHeader.check(document, MIXIN_KIND, fields.file());
        fields.known(mixin, Set.of("apiVersion", "kind", "metadata", "spec"));
        Value.Mapping spec = fields.mapping(mixin, "spec");
        fields.known(spec, Set.of("constraints", "componentRefs"));
        return new Mixin(
                fields.text(fields.mapping(mixin, "metadata"), "name"), constraints(spec), components(spec), file);
    }

    private @Nullable Profile profile(Value.Mapping profile) {
        if (profile.entries().isEmpty()) {
            return null;
        }
        fields.known(profile, Set.of("name", "description", "default", "values"));
        Value.Mapping values = fields.mapping(profile, "values");
        Map<String, Profile.Choice> choices = new LinkedHashMap<>();
        for (String value : values.entries().keySet()) {
            Value.Mapping choice = fields.mapping(values, value);
            fields.known(choice, Set.of("constraints", "componentRefs", "advertiser"));
            choices.put(
                    value,
                    new Profile.Choice(
                            constraints(choice), components(choice), fields.optionalText(choice, "advertiser")));
        }
        String usual = fields.text(profile, "default");
        if (!choices.containsKey(usual)) {
            throw fields.invalid(profile, "its default '" + usual + "' is none of its values");
        }
        return new Profile(fields.text(profile, "name"), fields.optionalText(profile, "description"), usual, choices);
    }

    private List<Constraint> constraints(Value.Mapping spec) {
        return fields.items(spec, "constraints").stream()
                .map(node -> ConstraintReader.read(node, fields))
                .toList();
    }

    private List<ComponentRef> components(Value.Mapping spec) {
        return fields.items(spec, "componentRefs").stream()
                .map(node -> ComponentRefReader.read(node, fields))
                .toList();
    }

    private @Nullable String base(Value.Mapping spec) {
        String base = fields.optionalText(spec, "base");
        return base == null || base.isEmpty() ? null : base;
    }
}
