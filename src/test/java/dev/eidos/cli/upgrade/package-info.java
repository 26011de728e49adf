/** Tests of the command that judges an upgrade. */
@NullMarked
package dev.eidos.cli.upgrade;

import org.jspecify.annotations.NullMarked;
