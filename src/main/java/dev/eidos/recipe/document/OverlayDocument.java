package dev.eidos.recipe.document;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Mixin;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An overlay or a mixin as a document. */
public final class OverlayDocument {
    private OverlayDocument() {}

    public static Value.Mapping of(Overlay overlay) {
        Criteria criteria = overlay.head().criteria();
        return document(
                OverlayReader.KIND,
                overlay.name(),
                new MappingBuilder()
                        .put("base", overlay.head().base())
                        .put("criteria", criteria == null ? null : CriteriaReader.named(criteria.canonical()))
                        .putTexts("mixins", overlay.mixins())
                        .putItems("constraints", RecipeDocument.constraints(overlay.constraints()))
                        .putItems("componentRefs", components(overlay.components()))
                        .put("profile", profile(overlay.profile()))
                        .putMapping("validation", overlay.validation()));
    }

    public static Value.Mapping of(Mixin mixin) {
        return document(
                OverlayReader.MIXIN_KIND,
                mixin.name(),
                new MappingBuilder()
                        .putItems("constraints", RecipeDocument.constraints(mixin.constraints()))
                        .putItems("componentRefs", components(mixin.components())));
    }

    private static Value.Mapping document(String kind, String name, MappingBuilder spec) {
        return new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", kind)
                .put("metadata", metadata -> metadata.put("name", name))
                .put("spec", spec.build())
                .build();
    }

    private static @Nullable Value profile(@Nullable Profile profile) {
        if (profile == null) {
            return null;
        }
        var values = new MappingBuilder();
        profile.values()
                .forEach((value, choice) -> values.put(
                        value,
                        new MappingBuilder()
                                .put("advertiser", choice.advertiser())
                                .putItems("constraints", RecipeDocument.constraints(choice.constraints()))
                                .putItems("componentRefs", components(choice.components()))
                                .build()));
        return new MappingBuilder()
                .put("name", profile.name())
                .put("description", profile.description())
                .put("default", profile.usual())
                .put("values", values.build())
                .build();
    }

    private static List<Value> components(List<ComponentRef> components) {
        return components.stream().map(ComponentRefReader::document).toList();
    }
}
