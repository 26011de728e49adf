package dev.eidos.k8s.configmap;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiErrors;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Text documents in ConfigMaps, written by server-side apply, so that what others put into the same ConfigMap stays and
 * what they own is not taken from them silently; a run's own result is created instead. What is too large for one
 * ConfigMap is compressed and lies in several; whoever reads it here gets it back whole, or an error.
 */
public final class ConfigMapStore {
    private static final String WRITE = "cannot write the ConfigMap";

    /** The most names that are tried for a result which must not be written over another. */
    private static final int NAMES = 5;

    private final ApiCalls cluster;
    private final ResultStamp stamp;

    public ConfigMapStore(ApiCalls cluster, ResultStamp stamp) {
        this.cluster = cluster;
        this.stamp = stamp;
    }

    /**
     * Writes a document, in the place of one that was written before. The ConfigMap of that name comes last, so that it
     * never names parts that are not there.
     *
     * <p>A run's result that goes with its Job is never written over something: where the name is taken, somebody else
     * wrote first, and the document goes to a name of which nobody could know.
     *
     * @param key the data key, such as {@code snapshot.yaml}
     * @return where the document is, and what it is
     */
    public ResultSeal write(ConfigMapUri uri, String key, String document, String format, Instant timestamp)
            throws InterruptedException {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        Map<String, String> data = new HashMap<>();
        data.put(ConfigMapManifest.FORMAT, format);
        data.put(
                ConfigMapManifest.TIMESTAMP,
                timestamp.truncatedTo(ChronoUnit.SECONDS).toString());
        Map<String, String> annotations = new HashMap<>();
        annotations.put(ConfigMapManifest.LENGTH, Integer.toString(bytes.length));
        String sha256 = DocumentParts.sha256(bytes);
        annotations.put(ConfigMapManifest.SHA256, sha256);
        if (stamp.runId() != null) {
            annotations.put(ConfigMapManifest.RUN_ID, stamp.runId());
        }
        List<byte[]> parts = List.of();
        if (bytes.length <= DocumentParts.MAX_PLAIN) {
            data.put(key, document);
        } else {
            parts = DocumentParts.split(DocumentParts.gzip(bytes));
            if (parts.size() > ConfigMapUri.MOST_PARTS) {
                throw tooLarge(uri, bytes.length, parts.size());
            }
        }
        var content = new Content(annotations, data, parts);
        if (stamp.owner() == null) {
            applyAll(uri, content);
            return new ResultSeal(uri, sha256);
        }
        return new ResultSeal(createAll(uri, content), sha256);
    }

    /**
     * All ConfigMaps of a document.
     *
     * @param first the one of that name, as it was found
     */
    public static List<ConfigMapUri> all(ConfigMapUri uri, Value first) {
        List<ConfigMapUri> all = new ArrayList<>(List.of(uri));
        int parts = new ConfigMapContent(uri, first).parts();
        for (int n = 1; n <= parts; n++) {
            all.add(ConfigMapManifest.part(uri, n));
        }
        return all;
    }

    /** What is written under whatever name. */
    private record Content(Map<String, String> annotations, Map<String, String> data, List<byte[]> parts) {

        Value part(ConfigMapUri part, int n, ResultStamp stamp) {
            String base64 = Base64.getEncoder().encodeToString(parts.get(n - 1));
            return ConfigMapManifest.part(part, stamp, annotations, base64);
        }

        Value first(ConfigMapUri uri, ResultStamp stamp) {
            Map<String, String> all = new HashMap<>(annotations);
            if (!parts.isEmpty()) {
                all.put(ConfigMapManifest.PARTS, Integer.toString(parts.size()));
            }
            return ConfigMapManifest.first(uri, stamp, all, data);
        }
    }

    private void applyAll(ConfigMapUri uri, Content content) throws InterruptedException {
        int parts = content.parts().size();
        for (int n = 1; n <= parts; n++) {
            ConfigMapUri part = ConfigMapManifest.part(uri, n);
            apply(part, content.part(part, n, stamp));
        }
        String uid = apply(uri, content.first(uri, stamp)).text("metadata", "uid");
        for (int n = 1; n <= parts; n++) {
            ConfigMapUri part = ConfigMapManifest.part(uri, n);
            cluster.call(WRITE, ApiRequest.merge(resource(part), ConfigMapManifest.ownedBy(uri, uid)));
        }
    }

    /** What an earlier try left under the first name, or somebody else, goes with the Job, too, or is not ours. */
    private ConfigMapUri createAll(ConfigMapUri wanted, Content content) throws InterruptedException {
        ConfigMapUri uri = wanted;
        for (int tries = 1; !createAt(uri, content, tries == NAMES); tries++) {
            String suffix = "-" + HexFormat.of().toHexDigits(new SecureRandom().nextInt());
            uri = new ConfigMapUri(wanted.namespace(), wanted.name() + suffix);
        }
        return uri;
    }

    /** @return false if one of the names is taken */
    private boolean createAt(ConfigMapUri uri, Content content, boolean last) throws InterruptedException {
        for (int n = 1; n <= content.parts().size(); n++) {
            ConfigMapUri part = ConfigMapManifest.part(uri, n);
            if (!create(part, content.part(part, n, stamp), last)) {
                return false;
            }
        }
        return create(uri, content.first(uri, stamp), last);
    }

    private boolean create(ConfigMapUri uri, Value wanted, boolean last) throws InterruptedException {
        return switch (cluster.send(WRITE, ApiRequest.create(resource(uri), wanted))) {
            case ApiAnswer.Done _ -> true;
            case ApiAnswer.Refused(ApiStatus status) -> {
                if (last || !status.alreadyExists()) {
                    throw refused(uri, List.of(), status);
                }
                yield false;
            }
        };
    }

    /**
     * Makes a ConfigMap go with another.
     *
     * @param uid of the other
     */
    public void belongs(ConfigMapUri uri, ConfigMapUri owner, String uid) throws InterruptedException {
        cluster.call(WRITE, ApiRequest.merge(resource(uri), ConfigMapManifest.ownedBy(owner, uid)));
    }

    private static ApiResource resource(ConfigMapUri uri) {
        return ApiResource.configMap(uri.namespace(), uri.name());
    }

    private Value apply(ConfigMapUri uri, Value wanted) throws InterruptedException {
        return switch (cluster.send(WRITE, ApiRequest.apply(resource(uri), wanted, false))) {
            case ApiAnswer.Done(Value.Mapping applied) -> applied;
            case ApiAnswer.Refused(ApiStatus status) -> {
                List<String> managers = ApplyConflict.managers(status);
                if (managers.isEmpty() || !managers.stream().allMatch(ApiRequest.FIELD_MANAGER::equals)) {
                    throw refused(uri, managers, status);
                }
                yield cluster.call(WRITE, ApiRequest.apply(resource(uri), wanted, true));
            }
        };
    }

    private static EidosException refused(ConfigMapUri uri, List<String> managers, ApiStatus status) {
        EidosException failure = ApiErrors.of(WRITE, resource(uri).object(), status);
        if (!managers.isEmpty()) {
            return conflict(uri, managers, failure);
        }
        return status.notFound() ? noNamespace(uri, failure) : failure;
    }

    /** Reads the document that {@link #write} or a tool of the same design has put there. */
    public StoredDocument read(ConfigMapUri uri) throws InterruptedException {
        return read(uri, get(uri));
    }

    /**
     * Reads the document of which the first ConfigMap is at hand.
     *
     * @throws EidosException if a part is missing, or the whole is not what was written
     */
    public StoredDocument read(ConfigMapUri uri, Value first) throws InterruptedException {
        var content = new ConfigMapContent(uri, first);
        if (content.parts() == 0) {
            return content.plain();
        }
        var compressed = new ByteArrayOutputStream();
        for (int n = 1; n <= content.parts(); n++) {
            ConfigMapUri part = ConfigMapManifest.part(uri, n);
            if (compressed.size() > DocumentParts.MAX_COMPRESSED) {
                throw content.damaged(
                        "its parts have together more than " + (DocumentParts.MAX_COMPRESSED >> 20) + " MiB");
            }
            try {
                compressed.writeBytes(Base64.getDecoder().decode(get(part).text("binaryData", "part")));
            } catch (IllegalArgumentException e) {
                throw content.damaged("its part " + part.name() + " is not Base64");
            }
        }
        return content.unpacked(compressed.toByteArray());
    }

    private Value get(ConfigMapUri uri) throws InterruptedException {
        String what = "cannot read the ConfigMap";
        ApiResource configMap = resource(uri);
        ApiAnswer answer = cluster.send(what, ApiRequest.get(configMap));
        if (answer instanceof ApiAnswer.Refused(ApiStatus status) && status.notFound()) {
            throw missing(uri);
        }
        return answer.orThrow(what, configMap.object());
    }

    private static EidosException missing(ConfigMapUri uri) {
        return EidosException.of(ErrorCode.NOT_FOUND, "there is no such ConfigMap")
                .object(uri.object())
                .suggestion("see which there are: kubectl get configmaps --namespace " + uri.namespace())
                .build();
    }

    private static EidosException tooLarge(ConfigMapUri uri, int bytes, int parts) {
        return EidosException.of(ErrorCode.FAILED, "the document is too large for ConfigMaps")
                .object(uri.object())
                .reason((bytes >> 20) + " MiB need " + parts + " of them, compressed, and " + ConfigMapUri.MOST_PARTS
                        + " may be used")
                .suggestion("write it to a file, where that is possible, and see what makes it so large")
                .build();
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
