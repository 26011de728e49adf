@NullMarked
package dev.eidos.recipe.library;

import org.jspecify.annotations.NullMarked;
