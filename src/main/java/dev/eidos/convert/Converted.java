package dev.eidos.convert;

import dev.eidos.document.Value;

/**
 * A document as eidos writes it.
 *
 * @param kind what it is now, such as {@code Snapshot}
 */
public record Converted(String kind, Value document) {}
