/** The nodes of a running cluster that checks are about, and the facts of them that a recipe's constraints meet. */
@NullMarked
package dev.eidos.live.node;

import org.jspecify.annotations.NullMarked;
