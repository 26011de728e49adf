@NullMarked
package dev.eidos.recipe.render;

import org.jspecify.annotations.NullMarked;
