/** The split of a fleet into pools of nodes that need the same recipe, and the labels that tell them apart. */
@NullMarked
package dev.eidos.recipe.pool;

import org.jspecify.annotations.NullMarked;
