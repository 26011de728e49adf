/** The model of recipes: criteria, overlays, components. Values only. */
@NullMarked
package dev.eidos.recipe;

import org.jspecify.annotations.NullMarked;
