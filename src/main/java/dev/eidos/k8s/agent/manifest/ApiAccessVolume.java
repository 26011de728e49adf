package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import java.util.List;

/**
 * The agent's access to the API server: token, certificate authority and namespace, where every client looks for them.
 * What the kubelet mounts by itself is the same on clusters from 1.21 on, for an hour; before that it is the
 * ServiceAccount's own token, which never expires and outlives the pod.
 */
final class ApiAccessVolume {
    private static final String NAME = "api-access";
    private static final String PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

    /** Bounds of the API server (ServiceAccountTokenProjection v1 core, and TokenRequest's validation). */
    private static final long SHORTEST_SECONDS = 600;

    private static final long LONGEST_SECONDS = 1L << 32;

    private ApiAccessVolume() {}

    /**
     * The volume (ProjectedVolumeSource v1 core). ConfigMap {@code kube-root-ca.crt} is in every namespace from 1.20
     * on.
     *
     * @param runSeconds how long the token is needed at most; it also ends with its pod
     */
    static Value.Mapping volume(long runSeconds) {
        return Value.mapping(volume -> {
            volume.put("name", NAME);
            volume.put(
                    "projected",
                    projected -> projected.putItems("sources", List.of(token(runSeconds), authority(), namespace())));
        });
    }

    static Value.Mapping mount() {
        return Value.mapping(mount -> {
            mount.put("name", NAME);
            mount.put("mountPath", PATH);
            mount.put("readOnly", true);
        });
    }

    private static Value.Mapping token(long runSeconds) {
        return Value.mapping(source -> source.put("serviceAccountToken", token -> {
            token.put("path", "token");
            token.put("expirationSeconds", Math.clamp(runSeconds, SHORTEST_SECONDS, LONGEST_SECONDS));
        }));
    }

    private static Value.Mapping authority() {
        return Value.mapping(source -> source.put("configMap", configMap -> {
            configMap.put("name", "kube-root-ca.crt");
            configMap.putItems("items", List.of(Value.mapping(item -> {
                item.put("key", "ca.crt");
                item.put("path", "ca.crt");
            })));
        }));
    }

    private static Value.Mapping namespace() {
        return Value.mapping(source -> source.put(
                "downwardAPI",
                fields -> fields.putItems("items", List.of(Value.mapping(item -> {
                    item.put("path", "namespace");
                    item.put("fieldRef", field -> field.put("fieldPath", "metadata.namespace"));
                })))));
    }
}
