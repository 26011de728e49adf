package dev.eidos.k8s.client;

import dev.eidos.document.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ConfigMaps that a document becomes, as they are applied. */
final class ConfigMapManifest {
    static final String FORMAT = "format";
    static final String TIMESTAMP = "timestamp";
    private static final String PREFIX = "eidos.nvidia.com/";
    static final String RUN_ID = PREFIX + "run-id";
    static final String LENGTH = PREFIX + "length";
    static final String SHA256 = PREFIX + "sha256";
    /** How many ConfigMaps besides the first hold the document, which then is compressed. */
    static final String PARTS = PREFIX + "parts";

    private ConfigMapManifest() {}

    /** Where the n-th part of what is too large for one ConfigMap lies; n begins with 1. */
    static ConfigMapUri part(ConfigMapUri uri, int n) {
        String suffix = "-part-" + n;
        String name = uri.name();
        return new ConfigMapUri(
                uri.namespace(), name.substring(0, Math.min(name.length(), 253 - suffix.length())) + suffix);
    }

    static Node first(ConfigMapUri uri, ResultStamp stamp, Map<String, String> annotations, Map<String, String> data) {
        Map<String, Node> object = object(uri, stamp, annotations);
        object.put("data", texts(data));
        return Node.mapping(object);
    }

    static Node part(ConfigMapUri uri, ResultStamp stamp, Map<String, String> annotations, String base64) {
        Map<String, Node> object = object(uri, stamp, annotations);
        object.put("binaryData", texts(Map.of("part", base64)));
        return Node.mapping(object);
    }

    /** A merge patch that makes a part go with its first ConfigMap. */
    static Node ownedBy(ConfigMapUri first, String uid) {
        return Node.mapping(Map.of(
                "metadata", Node.mapping(Map.of("ownerReferences", owners("v1", "ConfigMap", first.name(), uid)))));
    }

    private static Map<String, Node> object(ConfigMapUri uri, ResultStamp stamp, Map<String, String> annotations) {
        Map<String, Node> metadata = new LinkedHashMap<>();
        metadata.put("name", Node.scalar(uri.name()));
        metadata.put("namespace", Node.scalar(uri.namespace()));
        metadata.put("labels", texts(stamp.labels()));
        metadata.put("annotations", texts(annotations));
        ResultStamp.Owner owner = stamp.owner();
        if (owner != null) {
            metadata.put("ownerReferences", owners("batch/v1", "Job", owner.job(), owner.uid()));
        }
        Map<String, Node> object = new LinkedHashMap<>();
        object.put("apiVersion", Node.scalar("v1"));
        object.put("kind", Node.scalar("ConfigMap"));
        object.put("metadata", Node.mapping(metadata));
        return object;
    }

    /** Without {@code blockOwnerDeletion}, which would need a permission on the owner's finalizers. */
    private static Node owners(String apiVersion, String kind, String name, String uid) {
        Map<String, Node> owner = new LinkedHashMap<>();
        owner.put("apiVersion", Node.scalar(apiVersion));
        owner.put("kind", Node.scalar(kind));
        owner.put("name", Node.scalar(name));
        owner.put("uid", Node.scalar(uid));
        return Node.sequence(List.of(Node.mapping(owner)));
    }

    private static Node texts(Map<String, String> values) {
        Map<String, Node> entries = new LinkedHashMap<>();
        new TreeMap<>(values).forEach((key, value) -> entries.put(key, Node.scalar(value)));
        return Node.mapping(entries);
    }
}
