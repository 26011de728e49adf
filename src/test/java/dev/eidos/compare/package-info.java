/** Tests of how facts of nodes are compared. */
@NullMarked
package dev.eidos.compare;

import org.jspecify.annotations.NullMarked;
