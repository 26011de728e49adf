package dev.eidos.k8s.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A list's own metadata.
 *
 * @param token where the next page starts; none or empty after the last one
 */
public record ListMeta(@JsonProperty("continue") @Nullable String token) {}
