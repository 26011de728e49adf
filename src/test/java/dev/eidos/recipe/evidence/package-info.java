@NullMarked
package dev.eidos.recipe.evidence;

import org.jspecify.annotations.NullMarked;
