/**
 * The check of a recipe library against the charts that it is for: what it sets must reach something, in the form that
 * the chart takes, and what charts bring must be known to the library.
 */
@NullMarked
package dev.eidos.recipe.lint.chart;

import org.jspecify.annotations.NullMarked;
