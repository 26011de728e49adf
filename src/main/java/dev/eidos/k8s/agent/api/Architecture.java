package dev.eidos.k8s.agent.api;

import java.util.Locale;

/** A processor architecture, by the name that Go, container images and the label of nodes give it. */
public enum Architecture {
    AMD64,
    ARM64;

    /** The value of a node's label {@code kubernetes.io/arch}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
