package dev.eidos.k8s.credential;

import java.util.Optional;

/** The wish of a credential plugin to read from standard input (kubernetes.io: "client-go credential plugins"). */
public enum InteractiveMode {
    NEVER("Never"),
    IF_AVAILABLE("IfAvailable"),
    ALWAYS("Always");

    private final String text;

    InteractiveMode(String text) {
        this.text = text;
    }

    /** By its name in a kubeconfig; empty if it is none. */
    public static Optional<InteractiveMode> of(String text) {
        for (InteractiveMode mode : values()) {
            if (mode.text.equals(text)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
