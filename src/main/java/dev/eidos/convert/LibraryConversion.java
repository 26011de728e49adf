package dev.eidos.convert;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.FewNotices;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.document.OverlayDocument;
import dev.eidos.recipe.document.OverlayReader;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.text.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The files of a recipe library as ours: overlays, mixins and the registry. */
final class LibraryConversion {
    /** What is read of a component in a registry. */
    private static final Set<String> COMPONENT = Set.of(
            "name",
            "displayName",
            "valueOverrideKeys",
            "helm",
            "kustomize",
            "manifest",
            "manifestFiles",
            "nodeScheduling",
            "healthCheck",
            "imageRegistryPaths");

    private static final int FEW = 3;

    private LibraryConversion() {}

    static Converted of(String kind, String text, String name, Consumer<String> notices) {
        Value document = DocumentReader.read(text, name, Dialect.RECIPE);
        try (var few = new FewNotices(name, notices)) {
            return switch (kind) {
                case OverlayReader.KIND ->
                    new Converted(kind, OverlayDocument.of(new OverlayReader(name, name, few).read(document)));
                case OverlayReader.MIXIN_KIND ->
                    new Converted(kind, OverlayDocument.of(new OverlayReader(name, name, few).mixin(document)));
                default -> new Converted(kind, registry(document, new DocumentFields("component registry", name, few)));
            };
        }
    }

    private static Value registry(Value document, DocumentFields fields) {
        Value.Mapping registry = DocumentHeader.check(document, RecipeLibrary.REGISTRY_KIND, fields.file());
        fields.known(registry, Set.of("apiVersion", "kind", "metadata", "components"));
        List<Value> components = new ArrayList<>();
        Map<String, List<String>> left = new LinkedHashMap<>();
        for (Value entry : fields.items(registry, "components")) {
            Value.Mapping component = fields.mapping(entry);
            String name = fields.text(component, "name");
            var kept = new MappingBuilder();
            component.entries().forEach((key, value) -> {
                if (COMPONENT.contains(key)) {
                    kept.put(key, value);
                } else {
                    left.computeIfAbsent(key, _ -> new ArrayList<>()).add(name);
                }
            });
            components.add(kept.build());
        }
        left.forEach((key, names) ->
                fields.notice(registry, "'" + key + "' of " + Listing.of(names, FEW) + " has no place here"));
        return new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", RecipeLibrary.REGISTRY_KIND)
                .put("components", Value.sequence(components))
                .build();
    }
}
