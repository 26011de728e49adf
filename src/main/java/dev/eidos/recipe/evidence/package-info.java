/**
 * The criteria that a snapshot tells, and where it tells them. What readings do not settle stays open, with the reason.
 */
@NullMarked
package dev.eidos.recipe.evidence;

import org.jspecify.annotations.NullMarked;
