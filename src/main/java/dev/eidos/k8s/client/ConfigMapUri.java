package dev.eidos.k8s.client;

/** Stub until the k8s branch is merged. */
public record ConfigMapUri(String namespace, String name) {
    public static ConfigMapUri parse(String text) {
        return new ConfigMapUri(text, text);
    }
}
