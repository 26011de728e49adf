package dev.eidos.k8s.agent.api;

/** The way in which a run's namespace was chosen. One that somebody has named, and that is absent, may be a typo. */
public enum NamespaceOrigin {
    /** Nobody has named one. */
    DEFAULT("default"),
    /** By the environment variable EIDOS_NAMESPACE. */
    ENVIRONMENT("from EIDOS_NAMESPACE"),
    /** By the user's configuration. */
    CONFIGURATION("from the configuration"),
    /** By a flag, or by the program that embeds eidos. */
    NAMED("as named");

    private final String label;

    NamespaceOrigin(String label) {
        this.label = label;
    }

    /** As people are told it. */
    public String label() {
        return label;
    }
}
