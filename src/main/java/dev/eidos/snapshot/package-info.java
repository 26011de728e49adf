/** Snapshots as documents and tables, and read back. Taking one of this machine is {@code snapshot.local}. */
@NullMarked
package dev.eidos.snapshot;

import org.jspecify.annotations.NullMarked;
