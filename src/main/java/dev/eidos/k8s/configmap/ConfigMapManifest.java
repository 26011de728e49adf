package dev.eidos.k8s.configmap;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.k8s.syntax.ConfigMapUri;
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
    /** The annotation with the number of ConfigMaps that hold the document besides the first; it is compressed then. */
    static final String PARTS = PREFIX + "parts";

    private ConfigMapManifest() {}

    /** The place of the n-th part of a document that is too large for one ConfigMap; n begins with 1. */
    static ConfigMapUri part(ConfigMapUri uri, int n) {
        return uri.part(n);
    }

    static Value first(ConfigMapUri uri, ResultStamp stamp, Map<String, String> annotations, Map<String, String> data) {
        return object(uri, stamp, annotations).put("data", texts(data)).build();
    }

    static Value part(ConfigMapUri uri, ResultStamp stamp, Map<String, String> annotations, String base64) {
        return object(uri, stamp, annotations)
                .put("binaryData", texts(Map.of("part", base64)))
                .build();
    }

    /** A merge patch that makes a part go with its first ConfigMap. */
    static Value ownedBy(ConfigMapUri first, String uid) {
        return Value.mapping(Map.of(
                "metadata", Value.mapping(Map.of("ownerReferences", owners("v1", "ConfigMap", first.name(), uid)))));
    }

    private static MappingBuilder object(ConfigMapUri uri, ResultStamp stamp, Map<String, String> annotations) {
        Map<String, Value> metadata = new LinkedHashMap<>();
        metadata.put("name", Value.scalar(uri.name()));
        metadata.put("namespace", Value.scalar(uri.namespace()));
        metadata.put("labels", texts(stamp.labels()));
        metadata.put("annotations", texts(annotations));
        ResultStamp.Owner owner = stamp.owner();
        if (owner != null) {
            metadata.put("ownerReferences", owners("batch/v1", "Job", owner.job(), owner.uid()));
        }
        var object = new MappingBuilder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", Value.mapping(metadata));
        // what goes with its Job is written once: from then on the server lets nobody change the data
        return owner == null ? object : object.put("immutable", true);
    }

    /** Without {@code blockOwnerDeletion}, which would need a permission on the owner's finalizers. */
    private static Value owners(String apiVersion, String kind, String name, String uid) {
        Map<String, Value> owner = new LinkedHashMap<>();
        owner.put("apiVersion", Value.scalar(apiVersion));
        owner.put("kind", Value.scalar(kind));
        owner.put("name", Value.scalar(name));
        owner.put("uid", Value.scalar(uid));
        return Value.sequence(List.of(Value.mapping(owner)));
    }

    private static Value texts(Map<String, String> values) {
        Map<String, Value> entries = new LinkedHashMap<>();
        new TreeMap<>(values).forEach((key, value) -> entries.put(key, Value.scalar(value)));
        return Value.mapping(entries);
    }
}
