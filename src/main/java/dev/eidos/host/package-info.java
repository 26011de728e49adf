/**
 * The files of the machine, or of the file tree, that a snapshot is taken of. Reads what the root holds and nothing
 * outside of it.
 */
@NullMarked
package dev.eidos.host;

import org.jspecify.annotations.NullMarked;
