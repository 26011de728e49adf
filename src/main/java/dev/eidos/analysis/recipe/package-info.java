/** A recipe held against the nodes of a fleet. */
@NullMarked
package dev.eidos.analysis.recipe;

import org.jspecify.annotations.NullMarked;
