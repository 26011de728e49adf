/** Hostile input for every reader: texts and bytes that are mutated at random, the same for the same seed. */
@NullMarked
package dev.eidos.fuzz;

import org.jspecify.annotations.NullMarked;
