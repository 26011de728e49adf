/**
 * The command line's entry: parse, run the command, turn what happened into an exit code. With the rooms below it the
 * only place that knows picocli, prints and exits.
 */
@NullMarked
package dev.eidos.cli;

import org.jspecify.annotations.NullMarked;
