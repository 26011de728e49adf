/** Tests of the split of a fleet into pools. */
@NullMarked
package dev.eidos.recipe.pool;

import org.jspecify.annotations.NullMarked;
