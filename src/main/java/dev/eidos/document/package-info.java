/**
 * YAML, JSON and TOML text as a tree of nodes that know their line and column, and back. Uses error and measurement.
 */
@NullMarked
package dev.eidos.document;

import org.jspecify.annotations.NullMarked;
