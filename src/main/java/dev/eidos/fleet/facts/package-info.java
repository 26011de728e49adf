/** The facts of the snapshots in a folder, read in parallel: a fleet's, or files that somebody collected. */
@NullMarked
package dev.eidos.fleet.facts;

import org.jspecify.annotations.NullMarked;
