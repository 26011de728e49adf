/**
 * The request for a recipe: what is asked for, from criteria, a document or a snapshot, and whether the answer is
 * enough.
 */
@NullMarked
package dev.eidos.recipe.request;

import org.jspecify.annotations.NullMarked;
