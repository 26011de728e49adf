package dev.eidos.k8s.client;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Text documents in ConfigMaps, written by server-side apply, so that what others put into the same ConfigMap stays and
 * what they own is not taken from them silently.
 */
public final class ConfigMapStore {
    static final String FIELD_MANAGER = "eidos";
    private static final String FORMAT = "format";
    private static final String TIMESTAMP = "timestamp";
    /** kubernetes.io, "ConfigMaps": the data stored in a ConfigMap cannot exceed 1 MiB. */
    private static final int MAX_BYTES = 1 << 20;

    private static final Map<String, String> LABELS =
            Map.of("app.kubernetes.io/name", "eidos", "app.kubernetes.io/managed-by", "eidos");

    private final ClusterConnection cluster;

    public ConfigMapStore(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    /**
     * Writes a document, in the place of one that was written before.
     *
     * @param key the data key, such as {@code snapshot.yaml}
     */
    public void write(ConfigMapUri uri, String key, String document, String format, Instant timestamp) {
        Map<String, String> data = new TreeMap<>();
        data.put(key, document);
        data.put(FORMAT, format);
        data.put(TIMESTAMP, timestamp.truncatedTo(ChronoUnit.SECONDS).toString());
        checkSize(uri, data);
        ConfigMap wanted = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(uri.namespace())
                .withName(uri.name())
                .withLabels(LABELS)
                .endMetadata()
                .withData(data)
                .build();
        try {
            apply(uri, wanted, false);
        } catch (EidosException e) {
            List<String> managers = ApplyConflict.managers(e);
            if (managers.isEmpty()) {
                throw e.code() == ErrorCode.NOT_FOUND ? noNamespace(uri, e) : e;
            }
            if (!managers.stream().allMatch(FIELD_MANAGER::equals)) {
                throw conflict(uri, managers, e);
            }
            apply(uri, wanted, true);
        }
    }

    private void apply(ConfigMapUri uri, ConfigMap wanted, boolean force) {
        cluster.call("cannot write the ConfigMap", uri.object(), client -> {
            var resource = client.configMaps().resource(wanted).fieldManager(FIELD_MANAGER);
            return (force ? resource.forceConflicts() : resource).serverSideApply();
        });
    }

    /** Reads the document that {@link #write} or a tool of the same design has put there. */
    public StoredDocument read(ConfigMapUri uri) {
        ConfigMap found = cluster.call("cannot read the ConfigMap", uri.object(), client -> get(client, uri))
                .orElseThrow(() -> missing(uri));
        Map<String, String> data = Objects.requireNonNullElse(found.getData(), Map.of());
        String key = documentKey(uri, data);
        return new StoredDocument(key, Objects.requireNonNull(data.get(key)), data.get(FORMAT), data.get(TIMESTAMP));
    }

    private static Optional<ConfigMap> get(KubernetesClient client, ConfigMapUri uri) {
        return Optional.ofNullable(client.configMaps()
                .inNamespace(uri.namespace())
                .withName(uri.name())
                .get());
    }

    private static EidosException missing(ConfigMapUri uri) {
        return EidosException.of(ErrorCode.NOT_FOUND, "there is no such ConfigMap")
                .object(uri.object())
                .suggestion("see which there are: kubectl get configmaps --namespace " + uri.namespace())
                .build();
    }

    private static String documentKey(ConfigMapUri uri, Map<String, String> data) {
        List<String> keys = new ArrayList<>(new TreeMap<>(data).keySet());
        keys.removeAll(List.of(FORMAT, TIMESTAMP));
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

    private static void checkSize(ConfigMapUri uri, Map<String, String> data) {
        long bytes = 0;
        for (Map.Entry<String, String> entry : data.entrySet()) {
            bytes += entry.getKey().getBytes(StandardCharsets.UTF_8).length;
            bytes += entry.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > MAX_BYTES) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "too large for a ConfigMap")
                    .object(uri.object())
                    .reason(bytes + " bytes, and a ConfigMap holds " + MAX_BYTES)
                    .suggestion("write it to a file instead")
                    .build();
        }
    }

    private static EidosException noNamespace(ConfigMapUri uri, EidosException failure) {
        return EidosException.of(ErrorCode.NOT_FOUND, "the namespace does not exist")
                .object("namespaces/" + uri.namespace())
                .reason(failure.reason())
                .suggestion("create it: kubectl create namespace " + uri.namespace())
                .cause(failure)
                .build();
    }

    private static EidosException conflict(ConfigMapUri uri, List<String> managers, EidosException failure) {
        return EidosException.of(ErrorCode.CONFLICT, "the ConfigMap belongs to " + String.join(", ", managers))
                .object(uri.object())
                .reason(failure.reason())
                .suggestion("write to another name, or delete it: kubectl delete configmap " + uri.name()
                        + " --namespace " + uri.namespace())
                .cause(failure)
                .build();
    }
}
