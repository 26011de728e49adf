package dev.eidos.bundle.supply;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parts that a bundle is made of, as a CycloneDX document. It has no serial number and no time, both of which are
 * optional, so that equal bundles have equal documents.
 *
 * <p>Source: cyclonedx.org/schema/bom-1.6.schema.json.
 *
 * @param digests of packed charts, as far as they are known, by component
 */
record BillOfMaterials(Map<String, String> digests) {
    private static final String BUNDLE = "eidos-bundle";

    /** @param images by the component that names them */
    Value.Mapping document(BundlePlan plan, Map<String, NavigableSet<QualifiedImage>> images) {
        Map<String, QualifiedImage> all = new TreeMap<>();
        images.values().forEach(some -> some.forEach(image -> all.put(image.text(), image)));
        List<Value> components = new ArrayList<>();
        List<Value> dependencies = new ArrayList<>();
        dependencies.add(dependency(
                BUNDLE,
                plan.components().stream()
                        .map(component -> ref(component.name()))
                        .toList()));
        for (BundledComponent component : plan.components()) {
            components.add(component(component));
            List<String> on = new ArrayList<>();
            component.dependencies().forEach(name -> on.add(ref(name)));
            images.getOrDefault(component.name(), Collections.emptyNavigableSet())
                    .forEach(image -> on.add(ref(image)));
            dependencies.add(dependency(ref(component.name()), on));
        }
        for (QualifiedImage image : all.values()) {
            components.add(described("container", ref(image), image.name(), version(image))
                    .put("purl", PackageUrl.image(image))
                    .build());
            dependencies.add(dependency(ref(image), List.of()));
        }
        return new MappingBuilder()
                .put("bomFormat", "CycloneDX")
                .put("specVersion", "1.6")
                .put("version", 1)
                .put("metadata", metadata(plan))
                .put("components", Value.sequence(components))
                .put("dependencies", Value.sequence(dependencies))
                .build();
    }

    private static Value metadata(BundlePlan plan) {
        Value tool = new MappingBuilder()
                .put("type", "application")
                .put("name", "eidos")
                .put("version", plan.version())
                .build();
        return new MappingBuilder()
                .put("tools", Value.mapping(Map.of("components", Value.sequence(List.of(tool)))))
                .put("component", described("application", BUNDLE, BUNDLE, null).build())
                .build();
    }

    private Value component(BundledComponent component) {
        ComponentRef ref = component.ref();
        return switch (component.kind()) {
            case CHART -> {
                String chart = String.valueOf(ref.chart());
                yield described("application", ref(component.name()), chart, ref.version())
                        .putItems("hashes", hashes(digests.get(component.name())))
                        .put("purl", PackageUrl.chart(chart, ref.version(), String.valueOf(ref.source())))
                        .build();
            }
            case KUSTOMIZATION ->
                described("application", ref(component.name()), component.name(), ref.tag())
                        .put("purl", PackageUrl.kustomization(ref))
                        .build();
            case MANIFESTS ->
                described("application", ref(component.name()), component.name(), null)
                        .build();
        };
    }

    /** What is no SHA-256 would make the document invalid, and says nothing. */
    private static List<Value> hashes(@Nullable String digest) {
        return digest == null || !digest.matches("sha256:[0-9a-f]{64}")
                ? List.of()
                : List.of(new MappingBuilder()
                        .put("alg", "SHA-256")
                        .put("content", digest.substring("sha256:".length()))
                        .build());
    }

    private static MappingBuilder described(String type, String ref, String name, @Nullable String version) {
        return new MappingBuilder()
                .put("type", type)
                .put("bom-ref", ref)
                .put("name", name)
                .put("version", version);
    }

    private static Value dependency(String ref, List<String> on) {
        return new MappingBuilder()
                .put("ref", ref)
                .putTexts("dependsOn", on.stream().distinct().toList())
                .build();
    }

    private static @Nullable String version(QualifiedImage image) {
        return image.tag() == null ? image.digest() : image.tag();
    }

    private static String ref(String component) {
        return "component:" + component;
    }

    private static String ref(QualifiedImage image) {
        return "image:" + image.text();
    }
}
