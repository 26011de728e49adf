/** Nodes that are meant to be alike: by machine, pool, architecture and GPU model, never by what may be broken. */
@NullMarked
package dev.eidos.analysis.group;

import org.jspecify.annotations.NullMarked;
