/**
 * The tests of a cluster that create something: pods that ask for a GPU, gangs, measurements. All they make is in a
 * namespace of the run, ends by itself, and goes at the end.
 */
@NullMarked
package dev.eidos.live.trial;

import org.jspecify.annotations.NullMarked;
