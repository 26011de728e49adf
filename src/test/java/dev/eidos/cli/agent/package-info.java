/** Tests of the room of the same name. */
@NullMarked
package dev.eidos.cli.agent;

import org.jspecify.annotations.NullMarked;
