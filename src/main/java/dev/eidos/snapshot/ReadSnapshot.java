package dev.eidos.snapshot;

import dev.eidos.document.Value;
import dev.eidos.measurement.Snapshot;

/**
 * A snapshot that was read.
 *
 * @param document all of it, also the fields that are not known here
 * @param content what is known of it
 */
public record ReadSnapshot(Value.Mapping document, Snapshot content) {}
