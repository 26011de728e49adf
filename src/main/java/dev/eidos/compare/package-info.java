/** The facts of snapshots side by side: lists matched by identity, own names as placeholders, gaps apart. */
@NullMarked
package dev.eidos.compare;

import org.jspecify.annotations.NullMarked;
