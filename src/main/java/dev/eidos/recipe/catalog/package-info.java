/** What recipes a library has. */
@NullMarked
package dev.eidos.recipe.catalog;

import org.jspecify.annotations.NullMarked;
