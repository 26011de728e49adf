/** Recipes, overlays and criteria read from documents, and written as documents and tables. */
@NullMarked
package dev.eidos.recipe.document;

import org.jspecify.annotations.NullMarked;
