package dev.eidos.mirror;

import dev.eidos.bundle.KustomizedFile;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The list in the forms of tools that copy it. */
public final class MirrorForms {
    private MirrorForms() {}

    /**
     * A manifest for Hauler: {@code hauler store sync --filename FILE} (docs.hauler.dev, "Manifests",
     * content.hauler.cattle.io/v1). What it does not carry, a kustomization's repository, stands as a comment.
     */
    public static String hauler(MirrorList list) {
        Value images = content(
                "Images",
                new MappingBuilder()
                        .putItems(
                                "images",
                                list.images().stream()
                                        .map(image -> name(image.reference()))
                                        .toList()));
        Value charts = content(
                "Charts",
                new MappingBuilder()
                        .putItems(
                                "charts",
                                list.charts().stream().map(MirrorForms::chart).toList()));
        List<Value> documents = new ArrayList<>(List.of(images, charts));
        return comment(list) + documents.stream().map(YamlWriter::write).collect(Collectors.joining("---\n"));
    }

    /**
     * A configuration for regsync: {@code regsync once --config FILE} (regclient.org, "regsync configuration", version
     * 1). Charts of registries are artifacts that it copies; those of repositories stand as comments.
     *
     * @param host of the mirror
     */
    public static String regsync(MirrorList list, String host) {
        List<Value.Mapping> sync = new ArrayList<>();
        StringBuilder beside = new StringBuilder(comment(list));
        list.images().forEach(image -> sync.add(copy(image.reference(), MirrorPath.of(image.reference(), host))));
        for (MirrorList.Chart chart : list.charts()) {
            if (chart.isOci()) {
                String source = chart.repository().substring("oci://".length()) + "/" + chart.name() + ":"
                        + chart.version().replace('+', '_');
                sync.add(copy(source, MirrorPath.of(source, host)));
            } else {
                beside.append("# Not in a registry: helm pull ")
                        .append(chart.name())
                        .append(" --repo ")
                        .append(chart.repository())
                        .append(" --version ")
                        .append(chart.version())
                        .append(" && helm push ")
                        .append(chart.file())
                        .append(" oci://")
                        .append(host)
                        .append("/charts\n");
            }
        }
        return beside
                + YamlWriter.write(new MappingBuilder()
                        .put("version", 1)
                        .putItems("sync", sync)
                        .build());
    }

    private static Value.Mapping copy(String source, String target) {
        return new MappingBuilder()
                .put("source", source)
                .put("target", target)
                .put("type", "image")
                .build();
    }

    private static String comment(MirrorList list) {
        var text = new StringBuilder();
        list.kustomizations()
                .forEach(one -> text.append("# Not in a registry: ")
                        .append(KustomizedFile.command(
                                KustomizedFile.url(one.repository(), one.path(), one.tag()), one.file()))
                        .append('\n'));
        list.files()
                .forEach(file -> text.append("# Beside these: ").append(file).append('\n'));
        list.unknown()
                .forEach(reason ->
                        text.append("# Not known: ").append(oneLine(reason)).append('\n'));
        list.incomplete()
                .forEach(reason -> text.append("# ").append(oneLine(reason)).append('\n'));
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ");
    }

    private static Value content(String kind, MappingBuilder spec) {
        return new MappingBuilder()
                .put("apiVersion", "content.hauler.cattle.io/v1")
                .put("kind", kind)
                .put(
                        "metadata",
                        new MappingBuilder()
                                .put("name", "eidos-" + kind.toLowerCase(Locale.ROOT))
                                .build())
                .put("spec", spec.build())
                .build();
    }

    private static Value.Mapping chart(MirrorList.Chart chart) {
        return new MappingBuilder()
                .put("name", chart.name())
                .put("repoURL", chart.repository())
                .put("version", chart.version())
                .build();
    }

    private static Value.Mapping name(String name) {
        return new MappingBuilder().put("name", name).build();
    }
}
