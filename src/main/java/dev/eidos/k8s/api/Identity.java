package dev.eidos.k8s.api;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;

/**
 * The identity of an object in one state, as preconditions of a deletion. They keep it from hitting another object of
 * the same name, or one that somebody else has changed meanwhile (Preconditions v1 meta).
 */
public record Identity(String uid, String resourceVersion) {

    /** As the API server returned the object. */
    public static Identity of(Value.Mapping found) {
        return new Identity(metadata(found, "uid"), metadata(found, "resourceVersion"));
    }

    private static String metadata(Value.Mapping found, String key) {
        String value = found.text("metadata", key);
        if (value.isEmpty()) {
            throw EidosException.of(ErrorCode.FAILED, "the API server's answer is incomplete")
                    .object(found.text("kind") + " " + found.text("metadata", "name"))
                    .reason("it has no metadata." + key)
                    .suggestion("see what answers in the API server's place: kubectl get --raw /version")
                    .build();
        }
        return value;
    }
}
