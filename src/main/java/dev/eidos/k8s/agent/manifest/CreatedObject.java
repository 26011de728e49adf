package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.api.ApiResource;

/**
 * An object that this run has created.
 *
 * @param uid tells it from a later one of the same name
 */
public record CreatedObject(ApiResource resource, String uid) {}
