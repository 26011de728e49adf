package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the head on an object's tree. */
final class Metadata {
    private Metadata() {}

    static Manifest manifest(
            ObjectKind kind, String namespace, String name, Map<String, String> labels, Object... rest) {
        Value.Mapping metadata = kind.isNamespaced()
                ? Trees.map("name", name, "namespace", namespace, "labels", labels)
                : Trees.map("name", name, "labels", labels);
        return withMetadata(kind, kind.isNamespaced() ? namespace : "", name, metadata, rest);
    }

    static Manifest withMetadata(
            ObjectKind kind, String namespace, String name, Value.Mapping metadata, Object... rest) {
        Map<String, Value> document = new LinkedHashMap<>();
        document.putAll(Trees.map("apiVersion", kind.apiVersion(), "kind", kind.kind(), "metadata", metadata)
                .entries());
        document.putAll(Trees.map(rest).entries());
        return new Manifest(kind, namespace, name, Value.mapping(document));
    }
}
