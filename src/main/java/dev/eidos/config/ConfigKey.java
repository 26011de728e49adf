package dev.eidos.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A key of the configuration. */
public enum ConfigKey {
    /** The context of the kubeconfig; it cannot depend on itself. */
    CONTEXT("context", false),
    NAMESPACE("namespace", false),
    IMAGE("image", false),
    IMAGE_PULL_SECRETS("imagePullSecrets", true),
    TOLERATIONS("tolerations", true);

    private final String label;
    private final boolean list;

    ConfigKey(String label, boolean list) {
        this.label = label;
        this.list = list;
    }

    public String label() {
        return label;
    }

    /** Returns whether several values may stand under it. */
    public boolean isList() {
        return list;
    }

    /** Returns whether a context's section may have it. */
    public boolean isOfContext() {
        return this != CONTEXT;
    }

    static Optional<ConfigKey> of(String label) {
        return Arrays.stream(values()).filter(key -> key.label.equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(ConfigKey::label).toList();
    }
}
