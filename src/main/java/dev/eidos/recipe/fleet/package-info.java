/** The recipe of a fleet whose nodes differ: a recipe for each pool of nodes, as a model, a document and a table. */
@NullMarked
package dev.eidos.recipe.fleet;

import org.jspecify.annotations.NullMarked;
