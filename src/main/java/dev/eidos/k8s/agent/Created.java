package dev.eidos.k8s.agent;

import dev.eidos.k8s.client.ApiResource;

/**
 * An object that this run has created.
 *
 * @param uid tells it from a later one of the same name
 */
record Created(ApiResource resource, String uid) {}
