package dev.eidos.bundle.supply;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Recipe;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans of bundles for tests. */
final class Plans {
    private Plans() {}

    static BundlePlan of(BundledComponent... components) {
        var recipe = new Recipe(
                null,
                Criteria.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Value.mapping(Map.of()));
        return new BundlePlan(recipe, List.of(components), "1.2.3");
    }

    static BundledComponent chart(String name, String source, String values, String... manifests) {
        return component(ref(name, ComponentRef.HELM, name, source, "v1.0.0", null), values, List.of(), manifests);
    }

    static BundledComponent manifests(String name, String... manifests) {
        return component(ref(name, ComponentRef.HELM, null, null, null, null), "{}", List.of(), manifests);
    }

    static BundledComponent kustomization(String name, String source) {
        return component(ref(name, ComponentRef.KUSTOMIZE, null, source, null, "v1.2.1"), "{}", List.of());
    }

    static BundledComponent component(ComponentRef ref, String values, List<String> dependencies, String... manifests) {
        return new BundledComponent(
                ref,
                (Value.Mapping) DocumentReader.read(values, "values"),
                dependencies,
                List.of(manifests).stream()
                        .map(text -> ManifestFile.of("objects.yaml", text))
                        .toList());
    }

    static ComponentRef ref(
            String name,
            String type,
            @Nullable String chart,
            @Nullable String source,
            @Nullable String version,
            @Nullable String tag) {
        String path = tag == null ? null : "config/crd";
        return new ComponentRef(
                name,
                type,
                "ns",
                chart,
                source,
                version,
                tag,
                path,
                null,
                Value.mapping(Map.of()),
                List.of(),
                List.of());
    }
}
