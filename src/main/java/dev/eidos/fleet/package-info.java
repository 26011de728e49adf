/** A fleet as a document: which nodes of which cluster were captured, where each snapshot is, and what is missing. */
@NullMarked
package dev.eidos.fleet;

import org.jspecify.annotations.NullMarked;
