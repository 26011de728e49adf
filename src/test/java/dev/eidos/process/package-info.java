/** Tests of running other programs. */
@NullMarked
package dev.eidos.process;

import org.jspecify.annotations.NullMarked;
