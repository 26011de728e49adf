package dev.eidos.mirror;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;

/** The list as a document of kind {@code MirrorList}. */
public final class MirrorDocument {
    public static final String KIND = "MirrorList";

    private MirrorDocument() {}

    public static Value of(MirrorList list) {
        return new MappingBuilder()
                .put("apiVersion", "eidos.nvidia.com/v1alpha1")
                .put("kind", KIND)
                .put("complete", list.unknown().isEmpty())
                .put(
                        "images",
                        Value.sequence(list.images().stream()
                                .map(image -> new MappingBuilder()
                                        .put("reference", image.reference())
                                        .put("digest", image.digest())
                                        .putTexts("components", image.components())
                                        .build())
                                .toList()))
                .put(
                        "charts",
                        Value.sequence(list.charts().stream()
                                .map(chart -> new MappingBuilder()
                                        .put("component", chart.component())
                                        .put("name", chart.name())
                                        .put("version", chart.version())
                                        .put("repository", chart.repository())
                                        .put("digest", chart.digest())
                                        .build())
                                .toList()))
                .put(
                        "kustomizations",
                        Value.sequence(list.kustomizations().stream()
                                .map(one -> new MappingBuilder()
                                        .put("component", one.component())
                                        .put("repository", one.repository())
                                        .put("path", one.path())
                                        .put("tag", one.tag())
                                        .build())
                                .toList()))
                .putTexts("files", list.files())
                .putTexts("unknown", list.unknown())
                .build();
    }
}
