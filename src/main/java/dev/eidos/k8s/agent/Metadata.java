package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the head on an object's tree. */
final class Metadata {
    private Metadata() {}

    static Manifest manifest(
            ObjectKind kind, String namespace, String name, Map<String, String> labels, Object... rest) {
        Node.Mapping metadata = kind.isNamespaced()
                ? Trees.map("name", name, "namespace", namespace, "labels", labels)
                : Trees.map("name", name, "labels", labels);
        return withMetadata(kind, kind.isNamespaced() ? namespace : "", name, metadata, rest);
    }

    static Manifest withMetadata(
            ObjectKind kind, String namespace, String name, Node.Mapping metadata, Object... rest) {
        Map<String, Node> document = new LinkedHashMap<>();
        document.putAll(Trees.map("apiVersion", kind.apiVersion(), "kind", kind.kind(), "metadata", metadata)
                .entries());
        document.putAll(Trees.map(rest).entries());
        return new Manifest(kind, namespace, name, Node.mapping(document));
    }
}
