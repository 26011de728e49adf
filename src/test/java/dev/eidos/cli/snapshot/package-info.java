/** Tests of the room of the same name. */
@NullMarked
package dev.eidos.cli.snapshot;

import org.jspecify.annotations.NullMarked;
