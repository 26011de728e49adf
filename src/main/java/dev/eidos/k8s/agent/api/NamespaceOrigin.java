package dev.eidos.k8s.agent.api;

/** The way in which a run's namespace was chosen. One that somebody has named, and that is absent, may be a typo. */
public enum NamespaceOrigin {
    /** Nobody has named one. */
    DEFAULT,
    /** By the environment variable EIDOS_NAMESPACE. */
    ENVIRONMENT,
    /** By a flag, or by the program that embeds eidos. */
    NAMED
}
