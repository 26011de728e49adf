package dev.eidos.k8s.api;

/**
 * An object that this run has created.
 *
 * @param uid tells it from a later one of the same name
 */
public record CreatedObject(ApiResource resource, String uid) {}
