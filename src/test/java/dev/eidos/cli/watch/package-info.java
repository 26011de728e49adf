/** Tests of the room of the same name. */
@NullMarked
package dev.eidos.cli.watch;

import org.jspecify.annotations.NullMarked;
