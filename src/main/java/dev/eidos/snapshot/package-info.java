/** Snapshots as documents and tables, and the use-case that takes one of this machine. Nothing here prints or exits. */
@NullMarked
package dev.eidos.snapshot;

import org.jspecify.annotations.NullMarked;
