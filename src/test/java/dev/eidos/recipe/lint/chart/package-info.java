@NullMarked
package dev.eidos.recipe.lint.chart;

import org.jspecify.annotations.NullMarked;
