/**
 * What a snapshot tells about the criteria of a recipe, and where it tells it. Every decision is a function of
 * readings; what they do not settle stays open, with the reason.
 */
@NullMarked
package dev.eidos.recipe.evidence;

import org.jspecify.annotations.NullMarked;
