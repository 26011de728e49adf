@NullMarked
package dev.eidos.recipe.release;

import org.jspecify.annotations.NullMarked;
