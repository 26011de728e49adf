@NullMarked
package dev.eidos.recipe.charts;

import org.jspecify.annotations.NullMarked;
