/**
 * Snapshots as documents and tables, and the places that documents are written to and read from. Uses measurement,
 * document and k8s.client for {@code cm://}.
 */
@NullMarked
package dev.eidos.serializer;

import org.jspecify.annotations.NullMarked;
