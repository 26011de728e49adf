/** The check of a recipe library as a whole, before anybody asks it for a recipe. */
@NullMarked
package dev.eidos.recipe.lint;

import org.jspecify.annotations.NullMarked;
