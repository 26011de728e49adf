package dev.eidos.cli;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Node;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.AgentManifests;
import dev.eidos.k8s.agent.Manifest;
import dev.eidos.serializer.Destination;
import dev.eidos.serializer.Format;
import dev.eidos.serializer.OutputFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the objects of a run as {@code kubectl apply} reads them, without asking any cluster. */
final class ManifestPrinter {
    private ManifestPrinter() {}

    static void print(AgentManifests manifests, SnapshotOptions options, Session session) {
        String text = render(manifests.all(), options.format());
        switch (options.destination()) {
            case Destination.File(var path) -> new OutputFile(path).write(text.getBytes(StandardCharsets.UTF_8));
            // A ConfigMap is where the agent would write its result.
            case Destination.Stdout _, Destination.ConfigMap _ ->
                session.terminal().write(text);
        }
    }

    private static String render(List<Manifest> manifests, Format format) {
        return switch (format) {
            case YAML ->
                manifests.stream()
                        .map(manifest -> YamlWriter.write(manifest.document()))
                        .collect(Collectors.joining("---\n"));
            case JSON -> JsonWriter.write(list(manifests));
            case TABLE ->
                throw EidosException.of(ErrorCode.INVALID_INPUT, "objects are no table")
                        .object("--dry-run --format table")
                        .suggestion("use yaml or json")
                        .build();
        };
    }

    private static Node list(List<Manifest> manifests) {
        Map<String, Node> list = new LinkedHashMap<>();
        list.put("apiVersion", Node.scalar("v1"));
        list.put("kind", Node.scalar("List"));
        list.put(
                "items",
                Node.sequence(manifests.stream().map(Manifest::document).toList()));
        return Node.mapping(list);
    }
}
