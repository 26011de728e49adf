/** The snapshot of this machine: which collectors make it, and what an agent's profile keeps from them. */
@NullMarked
package dev.eidos.snapshot.local;

import org.jspecify.annotations.NullMarked;
