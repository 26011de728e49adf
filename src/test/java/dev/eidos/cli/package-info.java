/** Tests of cli. */
@NullMarked
package dev.eidos.cli;

import org.jspecify.annotations.NullMarked;
