/** Other programs, run with limits of time and output, and never through a shell. */
@NullMarked
package dev.eidos.process;

import org.jspecify.annotations.NullMarked;
