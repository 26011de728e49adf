package dev.eidos.k8s.configmap;

import org.jspecify.annotations.Nullable;

/**
 * A document that was read from a ConfigMap.
 *
 * @param key the data key that it was under, such as {@code snapshot.yaml}
 * @param format what the ConfigMap says its format is; none where its writer did not say
 * @param timestamp when the ConfigMap says that it was made
 * @param sha256 of the document that was read, in hexadecimal
 * @param runId the agent's run that wrote it; none where it was written otherwise
 */
public record StoredDocument(
        String key,
        String document,
        @Nullable String format,
        @Nullable String timestamp,
        String sha256,
        @Nullable String runId) {}
