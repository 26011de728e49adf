@NullMarked
package dev.eidos.recipe.lint;

import org.jspecify.annotations.NullMarked;
