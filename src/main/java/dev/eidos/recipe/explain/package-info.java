/** The provenance of a recipe's values, printed. It decides nothing. */
@NullMarked
package dev.eidos.recipe.explain;

import org.jspecify.annotations.NullMarked;
