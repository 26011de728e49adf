package dev.eidos.fleet;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.FewNotices;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.ClusterIdentity;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A fleet as a document tree, and read back. */
public final class FleetDocument {
    public static final String KIND = "Fleet";

    private final DocumentFields fields;

    private FleetDocument(DocumentFields fields) {
        this.fields = fields;
    }

    public static Value of(Fleet fleet) {
        return Value.mapping(document -> {
            document.put("apiVersion", DocumentHeader.API_VERSION);
            document.put("kind", KIND);
            document.put("metadata", metadata -> {
                metadata.put("timestamp", fleet.timestamp());
                metadata.put("version", fleet.version());
                metadata.put("run", fleet.run());
            });
            document.put("cluster", cluster -> {
                cluster.put("context", fleet.cluster().context());
                cluster.put("server", fleet.cluster().server());
                cluster.put("uid", fleet.cluster().uid());
            });
            document.putItems(
                    "nodes", fleet.nodes().stream().map(FleetDocument::node).toList());
        });
    }

    private static Value.Mapping node(FleetNode node) {
        var entry = new MappingBuilder();
        entry.put("name", node.name());
        entry.put("verdict", node.verdict().label());
        putUnlessEmpty(entry, "reason", node.reason());
        putUnlessEmpty(entry, "file", node.file());
        putUnlessEmpty(entry, "sha256", node.sha256());
        return entry.build();
    }

    private static void putUnlessEmpty(MappingBuilder entry, String key, String text) {
        if (!text.isEmpty()) {
            entry.put(key, text);
        }
    }

    /**
     * Reads one.
     *
     * @param name the file, for errors and notices
     * @param notices is told of each field that was left out
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is none; the error names the place
     */
    public static Fleet read(String text, String name, Consumer<String> notices) {
        try (var few = new FewNotices(name, notices)) {
            return new FleetDocument(new DocumentFields("fleet", name, few))
                    .fleet(DocumentHeader.check(DocumentReader.read(text, name), KIND, name));
        }
    }

    private Fleet fleet(Value.Mapping document) {
        fields.known(document, Set.of("apiVersion", "kind", "metadata", "cluster", "nodes"));
        Value.Mapping metadata = fields.mapping(document, "metadata");
        fields.known(metadata, Set.of("timestamp", "version", "run"));
        Value.Mapping cluster = fields.mapping(document, "cluster");
        fields.known(cluster, Set.of("context", "server", "uid"));
        List<FleetNode> nodes =
                fields.items(document, "nodes").stream().map(this::read).toList();
        return new Fleet(
                fields.optionalText(metadata, "timestamp"),
                fields.optionalText(metadata, "version"),
                fields.text(metadata, "run"),
                new ClusterIdentity(text(cluster, "context"), text(cluster, "server"), text(cluster, "uid")),
                nodes);
    }

    private FleetNode read(Value value) {
        Value.Mapping node = fields.mapping(value);
        fields.known(node, Set.of("name", "verdict", "reason", "file", "sha256"));
        return new FleetNode(
                fields.text(node, "name"),
                verdict(node),
                text(node, "reason"),
                text(node, "file"),
                text(node, "sha256"));
    }

    private FleetNode.Verdict verdict(Value.Mapping node) {
        String word = fields.text(node, "verdict");
        for (FleetNode.Verdict verdict : FleetNode.Verdict.values()) {
            if (verdict.label().equals(word)) {
                return verdict;
            }
        }
        throw fields.invalid(node, "verdict '" + word + "' is not known");
    }

    private String text(Value.Mapping mapping, String key) {
        @Nullable String text = fields.optionalText(mapping, key);
        return text == null ? "" : text;
    }
}
