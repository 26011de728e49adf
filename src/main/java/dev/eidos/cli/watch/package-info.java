/** The loop that watches a fleet, and what it says. */
@NullMarked
package dev.eidos.cli.watch;

import org.jspecify.annotations.NullMarked;
