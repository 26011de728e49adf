/** The way from criteria to a recipe: which overlays apply, in which order, and who said what. Pure. */
@NullMarked
package dev.eidos.recipe.resolve;

import org.jspecify.annotations.NullMarked;
