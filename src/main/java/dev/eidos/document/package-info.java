/**
 * YAML, JSON and TOML text as a tree of values that know their line and column, and back; the formats a document is
 * written in.
 */
@NullMarked
package dev.eidos.document;

import org.jspecify.annotations.NullMarked;
