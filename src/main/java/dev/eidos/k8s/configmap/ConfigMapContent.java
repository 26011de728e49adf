package dev.eidos.k8s.configmap;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The part of a document that one ConfigMap holds, checked before it is believed. */
final class ConfigMapContent {
    private final ConfigMapUri uri;
    private final Value configMap;

    ConfigMapContent(ConfigMapUri uri, Value configMap) {
        this.uri = uri;
        this.configMap = configMap;
    }

    /** The number of further ConfigMaps that the document is in; 0 where it is here, as text. */
    int parts() {
        String parts = annotation(ConfigMapManifest.PARTS);
        try {
            return parts.isEmpty() ? 0 : Math.clamp(Integer.parseInt(parts), 0, 100);
        } catch (NumberFormatException e) {
            throw damaged("its annotation " + ConfigMapManifest.PARTS + " is '" + parts + "'");
        }
    }

    /** The run that wrote it; empty where nobody says. */
    String runId() {
        return annotation(ConfigMapManifest.RUN_ID);
    }

    StoredDocument plain() {
        String key = documentKey(configMap.entries("data"));
        return checked(key, configMap.text("data", key).getBytes(StandardCharsets.UTF_8));
    }

    /** @param compressed the parts in their order, joined */
    StoredDocument unpacked(byte[] compressed) {
        try {
            return checked(
                    "snapshot." + configMap.text("data", ConfigMapManifest.FORMAT), DocumentParts.gunzip(compressed));
        } catch (IOException e) {
            throw damaged("its parts cannot be unpacked: " + e.getMessage());
        }
    }

    private StoredDocument checked(String key, byte[] document) {
        String length = annotation(ConfigMapManifest.LENGTH);
        if (!length.isEmpty() && !length.equals(Integer.toString(document.length))) {
            throw damaged(document.length + " bytes, and " + length + " were written");
        }
        String sha256 = annotation(ConfigMapManifest.SHA256);
        String actual = DocumentParts.sha256(document);
        if (!sha256.isEmpty() && !sha256.equals(actual)) {
            throw damaged("SHA-256 " + actual + ", and " + sha256 + " was written");
        }
        if (!runId().isEmpty() && (length.isEmpty() || sha256.isEmpty())) {
            throw damaged("it names a run of the agent, and its annotation "
                    + (length.isEmpty() ? ConfigMapManifest.LENGTH : ConfigMapManifest.SHA256) + " is missing");
        }
        return new StoredDocument(
                key,
                new String(document, StandardCharsets.UTF_8),
                nullable(configMap.text("data", ConfigMapManifest.FORMAT)),
                nullable(configMap.text("data", ConfigMapManifest.TIMESTAMP)),
                actual,
                nullable(runId()));
    }

    private String documentKey(Map<String, Value> data) {
        List<String> keys = new ArrayList<>(new TreeMap<>(data).keySet());
        keys.removeAll(List.of(ConfigMapManifest.FORMAT, ConfigMapManifest.TIMESTAMP));
        List<String> snapshots =
                keys.stream().filter(key -> key.startsWith("snapshot.")).toList();
        List<String> candidates = snapshots.isEmpty() ? keys : snapshots;
        if (candidates.size() != 1) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the ConfigMap does not hold one document")
                    .object(uri.object())
                    .reason(keys.isEmpty() ? "it has no data" : "its keys are " + String.join(", ", keys))
                    .build();
        }
        return candidates.getFirst();
    }

    private String annotation(String name) {
        return configMap.text("metadata", "annotations", name);
    }

    private static @Nullable String nullable(String text) {
        return text.isEmpty() ? null : text;
    }

    EidosException damaged(String reason) {
        return EidosException.of(ErrorCode.FAILED, "the document in the ConfigMap is not the one that was written")
                .object(uri.object())
                .reason(Objects.requireNonNull(reason))
                .suggestion("take the snapshot again; see who else writes there: kubectl get configmap " + uri.name()
                        + " --namespace " + uri.namespace() + " -o yaml --show-managed-fields")
                .build();
    }
}
